package io.loadline.config.service;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.ReadinessTarget;
import io.loadline.plan.Target;
import java.net.URI;
import java.util.Optional;

/** Reads the address, on its own or below an {@code @InferenceTarget}. */
final class UrlReader {
  private final SettingValues values;
  private final Optional<ReadinessTarget> withAddress;

  /** Takes the object that tells the address where the URL does not. */
  UrlReader(SettingValues values, Optional<ReadinessTarget> withAddress) {
    this.values = values;
    this.withAddress = withAddress;
  }

  Optional<URI> read(Optional<URI> inferenceTarget) {
    if (inferenceTarget.isPresent()) {
      return below(inferenceTarget.get());
    }
    if (withAddress.isPresent()) {
      return ofObject(withAddress.get());
    }
    if (!values.isSet(Attribute.URL)) {
      values.missingUrl(
          "is not set",
          "write url = \"http://host:port/path\", or @Ready(isvc = \"name\") for a model in a"
              + " cluster, or mark what says where the service is with @InferenceTarget");
      return Optional.empty();
    }
    return values.one(Attribute.URL, UrlRule::absolute);
  }

  /** Reports an address that is another one for a pod. */
  void checkFromPod(Target target, Optional<URI> inferenceTarget) {
    if (!UrlRule.isLoopback(target.host())) {
      return;
    }
    String rule = "is the pod itself where a pod of the cluster calls it, with runIn = CLUSTER";
    String fix =
        "write the service's address in the cluster, such as http://iris.models.svc.cluster.local,"
            + " or @Ready(isvc = \"name\") without a host, or set runIn = LOCAL";
    if (inferenceTarget.isPresent()) {
      values.missing("@InferenceTarget = \"" + inferenceTarget.get() + "\"", rule, fix);
    } else {
      values.refuse(Attribute.URL, rule, fix);
    }
  }

  private Optional<URI> ofObject(ReadinessTarget object) {
    if (values.isSet(Attribute.URL)) {
      return values.one(
          Attribute.URL,
          text -> UrlRule.isWhole(text) ? UrlRule.absolute(text) : UrlRule.ofObject(object, text));
    }
    try {
      return Optional.of(UrlRule.ofObject(object, ""));
    } catch (SyntaxException refusal) {
      values.missing("@Ready = \"" + object.name() + "\"", refusal.rule(), refusal.fix());
      return Optional.empty();
    }
  }

  private Optional<URI> below(URI target) {
    try {
      URI root = UrlRule.target(target);
      return values.isSet(Attribute.URL)
          ? values.one(Attribute.URL, text -> UrlRule.below(root, text))
          : Optional.of(root);
    } catch (SyntaxException refusal) {
      values.missing("@InferenceTarget = \"" + target + "\"", refusal.rule(), refusal.fix());
      return Optional.empty();
    }
  }
}
