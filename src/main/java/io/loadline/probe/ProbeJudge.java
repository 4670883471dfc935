package io.loadline.probe;

import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.TimedPart;
import io.loadline.probe.ProbeResponse.Answered;
import io.loadline.transport.Answer;
import io.loadline.transport.ServerTimings;
import io.loadline.transport.answer.AnswerCheck;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges real answers before the load, and keeps what the server told of its own time in them. */
final class ProbeJudge {
  private final AnswerCheck check;
  private final List<Expectation> expectations;
  private final Set<TimedPart> told = EnumSet.noneOf(TimedPart.class);

  ProbeJudge(Call call) {
    this.check = new AnswerCheck(call);
    this.expectations = call.expectations();
  }

  /** The next try begins. */
  void begin() {
    told.clear();
  }

  /**
   * Judges an answer.
   *
   * @param timings what its head told; its body tells more
   */
  Answer judge(Answered answered, ServerTimings timings) {
    Answer judged = answered.judged();
    Answer answer = judged == null ? byBody(answered, timings) : judged;
    Arrays.stream(TimedPart.values()).filter(part -> timings.of(part) >= 0).forEach(told::add);
    return answer;
  }

  /** Where token streams are asked for, what is no JSON is read as one. */
  private Answer byBody(Answered answered, ServerTimings timings) {
    int status = answered.status();
    byte[] body = answered.body();
    boolean events = answered.type() == ContentType.EVENTS;
    boolean streamed = check.wantsTokens() ? !answered.json() : events;
    return streamed && status / 100 == 2
        ? check.checkEvents(status, body, body.length, timings)
        : check.check(status, answered.type(), body, body.length, answered.cut(), timings);
  }

  /** What is wrong with it, for people. */
  String text(Answered answered, Answer answer) {
    return switch (answer.outcome()) {
      case ERROR_BODY ->
          answered.json() ? AnswerText.error(answered, answer.detail()) : answer.detail();
      case EXPECTATION_FAILED -> expectedStatus(answered).orElse(answer.detail());
      case MALFORMED, TRUNCATED -> answer.detail();
      default -> AnswerText.brief(answered);
    };
  }

  private Optional<String> expectedStatus(Answered answered) {
    return expectations.stream()
        .filter(Expectation.Status.class::isInstance)
        .map(expectation -> ((Expectation.Status) expectation).status())
        .filter(status -> status != answered.status())
        .map(status -> "status is " + answered.status() + ", expected " + status)
        .findFirst();
  }

  /** Parts that were told in the answers of the last try. */
  Set<TimedPart> told() {
    return Set.copyOf(told);
  }
}
