package io.loadline.plan;

import java.time.Duration;
import java.util.List;

/**
 * What is called, and what counts as an answer.
 *
 * @param method an HTTP method in upper case
 * @param headers without {@code Host}, {@code Content-Length} and the headers that Loadline sets
 * @param payloads sent in turn; empty for a request without a body
 * @param timeout from the intended start to the last byte of the answer
 * @param expectations all must hold for a success
 * @param protocol that the user asked for
 * @param streams how many requests share a connection, at least 1; 1 over HTTP/1.1
 * @param answer how the answers come; one that does not come so is no success
 */
public record Call(
    Target target,
    String method,
    List<Header> headers,
    List<Payload> payloads,
    Duration timeout,
    List<Expectation> expectations,
    Protocol protocol,
    int streams,
    AnswerKind answer) {
  public Call {
    headers = List.copyOf(headers);
    payloads = List.copyOf(payloads);
    expectations = List.copyOf(expectations);
  }

  /**
   * A call over the protocol that fits its URL, one request at a time on a connection, whose
   * answers come whole.
   */
  public Call(
      Target target,
      String method,
      List<Header> headers,
      List<Payload> payloads,
      Duration timeout,
      List<Expectation> expectations) {
    this(
        target,
        method,
        headers,
        payloads,
        timeout,
        expectations,
        Protocol.AUTO,
        1,
        AnswerKind.WHOLE);
  }

  /** The same call over a protocol. */
  public Call over(Protocol wanted) {
    return new Call(
        target, method, headers, payloads, timeout, expectations, wanted, streams, answer);
  }

  /** The same call, its requests sharing connections. */
  public Call withStreams(int count) {
    return new Call(
        target, method, headers, payloads, timeout, expectations, protocol, count, answer);
  }

  /** The same call with other payloads, whose answers are token streams. */
  public Call streaming(List<Payload> asking) {
    return new Call(
        target,
        method,
        headers,
        asking,
        timeout,
        expectations,
        protocol,
        streams,
        AnswerKind.TOKEN_STREAM);
  }

  /** Whether it is spoken over HTTP/2. */
  public boolean isHttp2() {
    return protocol == Protocol.HTTP_2 || target.isGrpc();
  }
}
