package io.loadline.transport.http;

import io.loadline.transport.AnswerCheck;
import io.loadline.transport.Exchange;

/**
 * What the connections of a loop say and expect to hear.
 *
 * @param headOnly whether answers have no body, as those to HEAD
 * @param reuse whether a connection may carry another request
 * @param keepAlive for how long
 */
record Talk(
    EncodedRequests requests,
    AnswerCheck check,
    boolean headOnly,
    StreamReuse reuse,
    KeepAlive keepAlive) {
  /** Room for the answers to one exchange after the other. */
  KeptBody room(Exchange exchange) {
    return KeptBody.of(exchange.stream(), check.streams());
  }
}
