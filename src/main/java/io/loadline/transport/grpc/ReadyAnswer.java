package io.loadline.transport.grpc;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.WantedParts;
import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.WireFormatException;
import java.util.Map;

/** A ModelReadyResponse as JSON. */
final class ReadyAnswer {
  private ReadyAnswer() {}

  static JsonValue toJson(byte[] bytes, int from, int to, WantedParts wanted)
      throws WireFormatException {
    ProtoReader in = new ProtoReader(bytes, from, to);
    boolean ready = false;
    while (in.next()) {
      ready |= in.field() == 1 && in.number() != 0;
    }
    return new JsonObject(Map.of("ready", new JsonBoolean(ready)));
  }
}
