package io.loadline.transport.answer;

import io.loadline.plan.AnswerKind;
import io.loadline.plan.Call;

/**
 * What makes an event stream a good answer to a call.
 *
 * @param tokens whether it must be a token stream, whose events are measured
 * @param text expected of it then
 * @param protocol which says how it ends
 * @param eventRequired whether one without any event is none
 */
record StreamRules(boolean tokens, TextCheck text, StreamProtocol protocol, boolean eventRequired) {
  static StreamRules of(Call call, boolean bodyRequired) {
    boolean tokens = call.answer() == AnswerKind.TOKEN_STREAM;
    return new StreamRules(
        tokens,
        tokens ? new TextCheck(call.expectations()) : TextCheck.NONE,
        StreamProtocol.of(call.target().url()),
        bodyRequired);
  }
}
