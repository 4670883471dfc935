package io.loadline.report;

import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Metric;
import io.loadline.plan.Metric.Kind;
import io.loadline.plan.TimedSpan;
import io.loadline.result.Distribution;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;
import java.util.Map;

/** What streams gave, as report entries. */
final class TokenEntries {
  private static final double[] PERCENTILES = {50, 90, 95, 99};

  private TokenEntries() {}

  /** Adds what has a figure. */
  static void add(Map<String, String> entries, RunResult run) {
    StreamResult stream = run.stream();
    if (stream == null) {
      return;
    }
    add(entries, run, TimedSpan.FIRST_TOKEN, stream.first());
    add(entries, run, TimedSpan.TOKEN_GAP, stream.gap());
    boolean messages = run.plan().call().target().isGrpc();
    if (!messages) {
      add(entries, run, TimedSpan.TOKEN, stream.perToken());
    }
    if (stream.tokens() > 0) {
      double perSecond = TokenLine.perSecond(run, stream);
      String id = id(run, Metric.of(Kind.OUTPUT_TOKENS_PER_SECOND));
      entries.put(id, ReportEntries.plain(perSecond));
    }
    if (stream.tokens() > 0 && !messages) {
      entries.put("token-source", stream.source());
    }
    if (!run.plan().goodput().equals(GoodputLimits.NONE)) {
      String id = id(run, Metric.of(Kind.GOODPUT));
      entries.put(id, ReportEntries.plain(TokenLine.ratio(run, stream)));
    }
  }

  /** Adds the figures of a time; none of none. */
  static void add(
      Map<String, String> entries, RunResult run, TimedSpan subject, Distribution times) {
    if (times.count() == 0) {
      return;
    }
    for (Kind kind : Kind.values()) {
      if (kind.subject() == subject && kind.isPercentile()) {
        for (double percentile : PERCENTILES) {
          String id = id(run, Metric.percentile(kind, percentile));
          entries.put(id, millis((double) times.percentile(percentile)));
        }
      } else if (kind.subject() == subject) {
        double nanos = kind.isMax() ? (double) times.max() : times.mean();
        entries.put(id(run, Metric.of(kind)), millis(nanos));
      }
    }
  }

  private static String id(RunResult run, Metric metric) {
    return metric.over(run.plan().call().target()).id();
  }

  private static String millis(double nanos) {
    return ReportEntries.plain(nanos / 1e6);
  }
}
