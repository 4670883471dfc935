package io.loadline.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * What is called, and what counts as an answer.
 *
 * @param method an HTTP method in upper case
 * @param headers without {@code Host}, {@code Content-Length} and the headers that Loadline sets
 * @param payloads sent in turn; empty for a request without a body
 * @param timeout from the intended start to the last byte of the answer
 * @param expectations all must hold for a success
 * @param spoken over which protocol
 * @param credential what says who calls, by one header beside the others; who sends looks the
 *     header up
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record Call(
    Target target,
    String method,
    List<Header> headers,
    List<Payload> payloads,
    Duration timeout,
    List<Expectation> expectations,
    CallProtocol spoken,
    Optional<Credential> credential) {
  public Call {
    headers = List.copyOf(headers);
    payloads = List.copyOf(payloads);
    expectations = List.copyOf(expectations);
  }

  /** A call as {@link CallProtocol#DEFAULT} says. */
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
        CallProtocol.DEFAULT,
        Optional.empty());
  }

  /** That the user asked for. */
  public Protocol protocol() {
    return spoken.version();
  }

  /** How many requests share a connection, at least 1; 1 over HTTP/1.1. */
  public int streams() {
    return spoken.streams();
  }

  /** How the answers come; one that does not come so is no success. */
  public AnswerKind answer() {
    return spoken.answer();
  }

  /** Of the gRPC method that {@link RpcName} names. */
  public MethodDescription descriptors() {
    return spoken.descriptors();
  }

  /** Where the server's own times are read in an answer. */
  public TimingSources timings() {
    return spoken.timings();
  }

  /** The same call over a protocol. */
  public Call over(Protocol wanted) {
    return with(payloads, new CallProtocol(wanted, streams(), answer(), descriptors(), timings()));
  }

  /** The same call, its requests sharing connections. */
  public Call withStreams(int count) {
    return with(payloads, new CallProtocol(protocol(), count, answer(), descriptors(), timings()));
  }

  /** The same call with other payloads, whose answers are token streams. */
  public Call streaming(List<Payload> asking) {
    AnswerKind streamed = AnswerKind.TOKEN_STREAM;
    return with(
        asking, new CallProtocol(protocol(), streams(), streamed, descriptors(), timings()));
  }

  /** The same call of a gRPC method that is described, and answers so. */
  public Call describedBy(MethodDescription known, AnswerKind answering) {
    return with(payloads, new CallProtocol(protocol(), streams(), answering, known, timings()));
  }

  /** The same call, the server's own times read there. */
  public Call timedBy(TimingSources sources) {
    return with(
        payloads, new CallProtocol(protocol(), streams(), answer(), descriptors(), sources));
  }

  /** The same call spoken so. */
  public Call spoken(CallProtocol protocol) {
    return with(payloads, protocol);
  }

  private Call with(List<Payload> bodies, CallProtocol other) {
    return new Call(target, method, headers, bodies, timeout, expectations, other, credential);
  }

  /** The same call to another address. */
  public Call at(Target other) {
    return new Call(other, method, headers, payloads, timeout, expectations, spoken, credential);
  }

  /** The same call by a caller who says who he is. */
  public Call as(Optional<Credential> caller) {
    return new Call(target, method, headers, payloads, timeout, expectations, spoken, caller);
  }

  /** The same call with one more header, behind the others. */
  public Call with(Header header) {
    List<Header> all = Stream.concat(headers.stream(), Stream.of(header)).toList();
    return new Call(target, method, all, payloads, timeout, expectations, spoken, credential);
  }

  /** The headers that are known before anything is sent, with that of the credential if it is. */
  public List<Header> knownHeaders() {
    return credential.flatMap(Credential::known).map(this::with).orElse(this).headers();
  }

  /** The names of all headers of a request, that of the credential last. */
  public List<String> headerNames() {
    return Stream.concat(
            headers.stream().map(Header::name), credential.map(Credential::headerName).stream())
        .toList();
  }

  /** Whether it is spoken over HTTP/2. */
  public boolean isHttp2() {
    return protocol() == Protocol.HTTP_2 || target.isGrpc();
  }

  /** Whether it is a method of gRPC that the server itself is to describe. */
  public boolean isUndescribed() {
    return descriptors().isEmpty() && RpcName.of(target).isPresent();
  }
}
