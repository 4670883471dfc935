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
 * @param descriptors of the gRPC method that {@link RpcName} names
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
    AnswerKind answer,
    Descriptors descriptors) {
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
        AnswerKind.WHOLE,
        Descriptors.NONE);
  }

  /** The same call over a protocol. */
  public Call over(Protocol wanted) {
    return with(payloads, wanted, streams, answer, descriptors);
  }

  /** The same call, its requests sharing connections. */
  public Call withStreams(int count) {
    return with(payloads, protocol, count, answer, descriptors);
  }

  /** The same call with other payloads, whose answers are token streams. */
  public Call streaming(List<Payload> asking) {
    return with(asking, protocol, streams, AnswerKind.TOKEN_STREAM, descriptors);
  }

  /** The same call of a gRPC method that is described, and answers so. */
  public Call describedBy(Descriptors known, AnswerKind answering) {
    return with(payloads, protocol, streams, answering, known);
  }

  private Call with(
      List<Payload> bodies, Protocol wanted, int count, AnswerKind kind, Descriptors known) {
    return new Call(
        target, method, headers, bodies, timeout, expectations, wanted, count, kind, known);
  }

  /** Whether it is spoken over HTTP/2. */
  public boolean isHttp2() {
    return protocol == Protocol.HTTP_2 || target.isGrpc();
  }

  /** Whether it is a method of gRPC that the server itself is to describe. */
  public boolean isUndescribed() {
    return descriptors.isEmpty() && RpcName.of(target).isPresent();
  }
}
