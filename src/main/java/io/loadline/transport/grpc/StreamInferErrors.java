package io.loadline.transport.grpc;

import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import io.loadline.transport.answer.KeptBody;

/**
 * What Triton says of errors within an answer that is OK: each message of its ModelStreamInfer has
 * a field {@code error_message}, which is empty where all is well.
 */
final class StreamInferErrors {
  private static final String PATH = "/inference.GRPCInferenceService/ModelStreamInfer";
  private static final int ERROR_MESSAGE = 1;

  private StreamInferErrors() {}

  /** Whether the answers to a call may have such errors. */
  static boolean mayBeIn(GrpcCall call) {
    return call.streamed() && call.path().equals(PATH);
  }

  /**
   * The first of them; empty for none.
   *
   * @throws WireFormatException when a message is no protobuf
   */
  static String first(KeptBody body) throws WireFormatException {
    StringBuilder error = new StringBuilder();
    LengthPrefixedMessages.visit(
        body.bytes(),
        body.length(),
        (index, from, to) -> {
          ProtoReader in = new ProtoReader(body.bytes(), from, to);
          while (in.next()) {
            if (in.field() == ERROR_MESSAGE && error.isEmpty()) {
              error.append(in.text());
            }
          }
        });
    return GrpcEnding.line(error.toString());
  }
}
