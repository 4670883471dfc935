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
 */
public record Call(
    Target target,
    String method,
    List<Header> headers,
    List<Payload> payloads,
    Duration timeout,
    List<Expectation> expectations,
    Protocol protocol,
    int streams) {
  public Call {
    headers = List.copyOf(headers);
    payloads = List.copyOf(payloads);
    expectations = List.copyOf(expectations);
  }

  /** A call over the protocol that fits its URL, one request at a time on a connection. */
  public Call(
      Target target,
      String method,
      List<Header> headers,
      List<Payload> payloads,
      Duration timeout,
      List<Expectation> expectations) {
    this(target, method, headers, payloads, timeout, expectations, Protocol.AUTO, 1);
  }

  /** The same call, its requests sharing connections. */
  public Call withStreams(int count) {
    return new Call(target, method, headers, payloads, timeout, expectations, protocol, count);
  }

  /** Whether it is spoken over HTTP/2. */
  public boolean isHttp2() {
    return protocol == Protocol.HTTP_2 || target.isGrpc();
  }
}
