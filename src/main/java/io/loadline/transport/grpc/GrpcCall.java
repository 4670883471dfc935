package io.loadline.transport.grpc;

import java.util.List;

/**
 * A unary method and what is sent to it.
 *
 * @param path {@code /package.Service/Method}
 * @param messages the encoded request of each payload, in the payloads' order; at least one
 * @param answers reads the encoded answer
 */
public record GrpcCall(String path, List<byte[]> messages, AnswerDecoder answers) {
  public GrpcCall {
    messages = List.copyOf(messages);
  }

  /** Turns an encoded answer into JSON, so that {@code expect} can be checked on it. */
  @FunctionalInterface
  public interface AnswerDecoder {
    /**
     * The answer as JSON.
     *
     * @throws MalformedMessage when the bytes are no such message
     */
    byte[] toJson(byte[] message, int from, int to) throws MalformedMessage;
  }
}
