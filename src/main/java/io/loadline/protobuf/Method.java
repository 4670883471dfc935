package io.loadline.protobuf;

/**
 * A method of a service.
 *
 * @param service fully qualified
 * @param input the message it takes, fully qualified
 * @param output the message it answers with
 * @param clientStreaming whether it takes any number of messages
 * @param serverStreaming whether it answers with any number of messages
 */
public record Method(
    String service,
    String name,
    String input,
    String output,
    boolean clientStreaming,
    boolean serverStreaming) {
  /** {@code unary}, {@code server streaming}, {@code client streaming}, {@code bidirectional}. */
  public String kind() {
    if (clientStreaming) {
      return serverStreaming ? "bidirectional streaming" : "client streaming";
    }
    return serverStreaming ? "server streaming" : "unary";
  }
}
