package io.loadline.config;

import io.loadline.plan.AnswerKind;
import io.loadline.plan.Call;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Metric;
import java.util.List;

/** Holds what is promised of token streams against the call and against each other. */
final class StreamPromises {
  private StreamPromises() {}

  static void check(Call call, List<Promise> promises, GoodputLimits goodput, Problems problems) {
    for (Promise promise : promises) {
      Metric.Kind kind = promise.objective().metric().kind();
      if (kind.isOfStreams() && call.answer() != AnswerKind.TOKEN_STREAM) {
        report(
            promise,
            promise.objective().metric() + " is a figure of token streams, and this call is none",
            "call ../v1/chat/completions or ../v1/completions with \"stream\": true in the payload",
            problems);
      } else if (kind == Metric.Kind.GOODPUT && goodput.equals(GoodputLimits.NONE)) {
        report(
            promise,
            "says nothing of what makes an attempt a good one",
            "add goodputLimits = {\"ttft=2000\", \"tpot=100\", \"e2e=10000\"}, in milliseconds",
            problems);
      }
    }
  }

  private static void report(Promise promise, String rule, String fix, Problems problems) {
    problems.add(
        promise.setting().subject(promise.element()), promise.setting().origin(), rule, fix);
  }
}
