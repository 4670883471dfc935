package io.loadline.report;

import io.loadline.plan.GoodputLimits;
import io.loadline.result.Distribution;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;
import java.util.Map;

/** What token streams gave, as report entries. */
final class TokenEntries {
  private static final double[] PERCENTILES = {50, 90, 95, 99};

  private TokenEntries() {}

  /** Adds what has a figure. */
  static void add(Map<String, String> entries, RunResult run) {
    StreamResult stream = run.stream();
    if (stream == null) {
      return;
    }
    add(entries, "http/ttft", stream.first());
    add(entries, "http/itl", stream.gap());
    add(entries, "http/tpot", stream.perToken());
    if (stream.tokens() > 0) {
      double perSecond = TokenLine.perSecond(run, stream);
      entries.put("http/output-tokens-per-second", ReportEntries.plain(perSecond));
      entries.put("token-source", stream.source());
    }
    if (!run.plan().goodput().equals(GoodputLimits.NONE)) {
      entries.put("http/goodput", ReportEntries.plain(TokenLine.ratio(run, stream)));
    }
  }

  private static void add(Map<String, String> entries, String id, Distribution times) {
    if (times.count() == 0) {
      return;
    }
    entries.put(id + "-mean", millis(times.mean()));
    entries.put(id + "-max", millis((double) times.max()));
    for (double percentile : PERCENTILES) {
      String name = id + "-p" + Figures.shortest(percentile);
      entries.put(name, millis((double) times.percentile(percentile)));
    }
  }

  private static String millis(double nanos) {
    return ReportEntries.plain(nanos / 1e6);
  }
}
