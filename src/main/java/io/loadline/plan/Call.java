package io.loadline.plan;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

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
 * @param credential the header, beside the others, that says who calls
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
    LiveHeader credential,
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
        LiveHeader.NONE,
        Descriptors.NONE);
  }

  /** The same call over a protocol. */
  public Call over(Protocol wanted) {
    return with(target, payloads, wanted, streams, answer, credential, descriptors);
  }

  /** The same call, its requests sharing connections. */
  public Call withStreams(int count) {
    return with(target, payloads, protocol, count, answer, credential, descriptors);
  }

  /** The same call with other payloads, whose answers are token streams. */
  public Call streaming(List<Payload> asking) {
    AnswerKind streamed = AnswerKind.TOKEN_STREAM;
    return with(target, asking, protocol, streams, streamed, credential, descriptors);
  }

  /** The same call of a gRPC method that is described, and answers so. */
  public Call describedBy(Descriptors known, AnswerKind answering) {
    return with(target, payloads, protocol, streams, answering, credential, known);
  }

  /** The same call to another address. */
  public Call at(Target other) {
    return with(other, payloads, protocol, streams, answer, credential, descriptors);
  }

  /** The same call by a caller who says who he is. */
  public Call as(LiveHeader caller) {
    return with(target, payloads, protocol, streams, answer, caller, descriptors);
  }

  private Call with(
      Target to,
      List<Payload> bodies,
      Protocol wanted,
      int count,
      AnswerKind kind,
      LiveHeader caller,
      Descriptors known) {
    return new Call(
        to, method, headers, bodies, timeout, expectations, wanted, count, kind, caller, known);
  }

  /** All headers of a request that is sent now. */
  public List<Header> headersNow() {
    return credential
        .now()
        .map(header -> Stream.concat(headers.stream(), Stream.of(header)).toList())
        .orElse(headers);
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
