package io.loadline.config.service;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingDefaults;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.Protocol;
import io.loadline.plan.RpcName;
import io.loadline.plan.Target;
import java.net.URI;
import java.util.Optional;

/** Reads which version of HTTP is spoken, and refuses what does not fit it. */
final class ProtocolReader {
  private final SettingValues values;

  ProtocolReader(SettingValues values) {
    this.values = values;
  }

  Protocol read(Optional<URI> url) {
    Protocol protocol =
        values
            .one(Attribute.PROTOCOL, SettingSyntax.constantOf(Protocol.class))
            .orElse(SettingDefaults.PROTOCOL);
    if (url.isPresent() && new Target(url.get()).isGrpc()) {
      checkGrpc(url.get(), protocol);
    }
    return protocol;
  }

  private void checkGrpc(URI url, Protocol protocol) {
    if (protocol == Protocol.HTTP_1_1) {
      values.refuse(
          Attribute.PROTOCOL, "gRPC is spoken over HTTP/2 only", "remove protocol, or call http");
    }
    if (!url.getRawPath().startsWith("/")) {
      values.missingUrl(
          "names no model to call over gRPC",
          "write grpc://host:port/model, ../model/versions/1 or ../package.Service/Method");
    }
    if (!values.isSet(Attribute.PAYLOAD)) {
      values.missing(
          "@InferenceLoadTest(payload)",
          "is not set, but a call over gRPC needs one",
          RpcName.of(new Target(url)).isPresent()
              ? "write the message in JSON, {} for an empty one"
              : "write the JSON of the REST form, which is translated: {\"inputs\": [..]}");
    }
    values.refuse(Attribute.METHOD, "gRPC has no HTTP method to choose", "remove it");
    values.refuse(
        Attribute.CONTENT_TYPE, "the payload is sent as protobuf", "remove it; write JSON");
  }
}
