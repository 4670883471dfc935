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
 */
public record Call(
    Target target,
    String method,
    List<Header> headers,
    List<Payload> payloads,
    Duration timeout,
    List<Expectation> expectations) {
  public Call {
    headers = List.copyOf(headers);
    payloads = List.copyOf(payloads);
    expectations = List.copyOf(expectations);
  }
}
