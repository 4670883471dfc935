package io.loadline.transport.grpc;

import io.loadline.protobuf.MalformedMessage;
import io.loadline.protobuf.ProtoReader;
import java.nio.charset.StandardCharsets;

/** A ModelReadyResponse as JSON. */
final class ReadyAnswer {
  private ReadyAnswer() {}

  static byte[] toJson(byte[] bytes, int from, int to) throws MalformedMessage {
    ProtoReader in = new ProtoReader(bytes, from, to);
    boolean ready = false;
    while (in.next()) {
      ready |= in.field() == 1 && in.number() != 0;
    }
    return ("{\"ready\":" + ready + "}").getBytes(StandardCharsets.UTF_8);
  }
}
