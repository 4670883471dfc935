package io.loadline.transport.grpc;

import io.loadline.json.JsonValue;
import io.loadline.json.WantedParts;
import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import java.util.List;

/**
 * A method and what is sent to it.
 *
 * @param path {@code /package.Service/Method}
 * @param payloads the encoded messages of each call, in the payloads' order; at least one call
 * @param streamed whether any number of messages may answer
 * @param answers reads an encoded message of an answer
 */
record GrpcCall(String path, List<List<byte[]>> payloads, boolean streamed, AnswerDecoder answers) {
  public GrpcCall {
    payloads = List.copyOf(payloads);
  }

  /** One message to and fro. */
  static GrpcCall unary(String path, List<byte[]> messages, AnswerDecoder answers) {
    return new GrpcCall(path, messages.stream().map(List::of).toList(), false, answers);
  }

  /** Reads an encoded answer, so that {@code expect} can be checked on it. */
  @FunctionalInterface
  public interface AnswerDecoder {
    /**
     * The answer as JSON. May go on reading the bytes as long as it is looked at, by one thread.
     *
     * @param wanted what will be looked at; all else may be left out
     * @throws WireFormatException when the bytes are no such message
     */
    JsonValue toJson(byte[] message, int from, int to, WantedParts wanted)
        throws WireFormatException;

    /**
     * Looks whether an answer can be such a message; decodes no more of it than that takes, for
     * those who want to see nothing of it.
     *
     * @throws WireFormatException when it cannot
     */
    default void check(byte[] message, int from, int to) throws WireFormatException {
      ProtoReader in = new ProtoReader(message, from, to);
      boolean more = in.next();
      while (more) {
        more = in.next();
      }
    }

    /**
     * Where the first number stands that is not finite, {@code outputs[0].data[3]} say.
     *
     * @return empty for none
     */
    default String notFinite(byte[] message, int from, int to) throws WireFormatException {
      return "";
    }
  }
}
