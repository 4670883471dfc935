package io.loadline.transport.answer;

import io.loadline.plan.AnswerKind;
import io.loadline.plan.Call;
import io.loadline.plan.KnownTiming;
import java.util.List;

/**
 * What makes an event stream a good answer to a call.
 *
 * @param tokens whether it must be a token stream, whose events are measured
 * @param text expected of it then
 * @param protocol which says how it ends
 * @param eventRequired whether one without any event is none
 * @param timings that are looked for in it, or in a whole body in its place
 */
record StreamRules(
    boolean tokens,
    TextCheck text,
    StreamProtocol protocol,
    boolean eventRequired,
    JsonTimings timings) {
  static StreamRules of(Call call, boolean bodyRequired) {
    boolean tokens = call.answer() == AnswerKind.TOKEN_STREAM;
    StreamProtocol protocol = StreamProtocol.of(call.target().url());
    // A token stream is one of completions wherever it comes from.
    List<KnownTiming> rows = (tokens ? StreamProtocol.COMPLETIONS : protocol).timings();
    return new StreamRules(
        tokens,
        tokens ? new TextCheck(call.expectations()) : TextCheck.NONE,
        protocol,
        bodyRequired,
        JsonTimings.of(call.timings(), rows));
  }
}
