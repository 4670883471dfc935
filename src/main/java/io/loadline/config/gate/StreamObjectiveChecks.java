package io.loadline.config.gate;

import io.loadline.config.setting.ConfigProblems;
import io.loadline.plan.Call;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Metric;
import io.loadline.plan.TimedSpan;
import java.util.List;

/** Holds what is promised of token streams against the call and against each other. */
final class StreamObjectiveChecks {
  private StreamObjectiveChecks() {}

  static void check(
      Call call, List<StatedObjective> promises, GoodputLimits goodput, ConfigProblems problems) {
    for (StatedObjective promise : promises) {
      Metric.Kind kind = promise.objective().metric().kind();
      if (kind.isOfStreams() && !call.answer().isStreamed() && !call.isUndescribed()) {
        reportWhole(promise, call, problems);
      } else if (kind.subject() == TimedSpan.TOKEN && call.target().isGrpc()) {
        report(
            promise,
            "is a figure of tokens, and gRPC streams messages",
            "limit the gaps between messages: itlP95, or upper = \"grpc/message-gap/p95=..\"",
            problems);
      } else if (kind == Metric.Kind.GOODPUT && isOfTokens(goodput, call)) {
        report(
            promise,
            "limits tpot, which is of tokens, and gRPC streams messages",
            "remove tpot from goodputLimits",
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

  private static boolean isOfTokens(GoodputLimits goodput, Call call) {
    return call.target().isGrpc() && goodput.token() != GoodputLimits.NO_LIMIT;
  }

  private static void reportWhole(StatedObjective promise, Call call, ConfigProblems problems) {
    if (call.target().isGrpc()) {
      report(
          promise,
          "is a figure of streams, and this call answers with one message",
          "call a method that streams its answer, or remove it",
          problems);
    } else {
      report(
          promise,
          promise.objective().metric() + " is a figure of token streams, and this call is none",
          "call ../v1/chat/completions or ../v1/completions with \"stream\": true in the payload",
          problems);
    }
  }

  private static void report(
      StatedObjective promise, String rule, String fix, ConfigProblems problems) {
    problems.add(promise.setting(), promise.element(), rule, fix);
  }
}
