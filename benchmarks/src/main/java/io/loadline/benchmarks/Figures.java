package io.loadline.benchmarks;

import io.loadline.result.Distribution;
import io.loadline.result.Interval;
import io.loadline.result.RunResult;
import java.util.Locale;

/** What the scripts read of a run. Times in ms, sizes in bytes. */
final class Figures {
  private Figures() {}

  static String of(RunResult run, String verdict, double cpuSeconds, Watch watch) {
    StringBuilder json = new StringBuilder("{");
    text(json, "verdict", verdict);
    text(json, "transport", run.transport());
    number(json, "measured", run.outcomes().total());
    number(json, "requests", run.outcomes().total() + run.warmupRequests());
    number(json, "successes", run.outcomes().successes());
    number(json, "sent", run.sent());
    number(json, "elapsed_s", run.elapsedNanos() / 1e9);
    number(json, "throughput", run.throughput());
    number(json, "cpu_s", cpuSeconds);
    number(json, "live_heap", watch.liveHeap());
    number(json, "allocated_per_s", watch.allocatedPerSecond());
    number(json, "intervals_size", intervalsSize(run));
    number(json, "live_heap_after", Watch.liveHeapNow());
    times(json, "response", run.response());
    times(json, "service", run.service());
    times(json, "wait", run.waiting());
    times(json, "lag", run.lag());
    json.setCharAt(json.length() - 1, '}');
    return json.toString();
  }

  /** What the intervals keep, without their objects' headers: their encoded histograms. */
  private static long intervalsSize(RunResult run) {
    return run.intervals().stream()
        .map(Interval::histogram)
        .mapToLong(histogram -> histogram.encoded().length)
        .sum();
  }

  private static void times(StringBuilder json, String name, Distribution times) {
    json.append('"').append(name).append("\":{");
    number(json, "count", times.count());
    number(json, "mean", times.mean() / 1e6);
    number(json, "p50", times.percentile(50) / 1e6);
    number(json, "p99", times.percentile(99) / 1e6);
    number(json, "p99_9", times.percentile(99.9) / 1e6);
    number(json, "max", times.max() / 1e6);
    json.setCharAt(json.length() - 1, '}');
    json.append(',');
  }

  private static void text(StringBuilder json, String name, String value) {
    json.append('"').append(name).append("\":\"").append(value).append("\",");
  }

  private static void number(StringBuilder json, String name, double value) {
    String text = Double.isNaN(value) ? "null" : String.format(Locale.ROOT, "%.6f", value);
    json.append('"').append(name).append("\":").append(text).append(',');
  }
}
