package io.loadline.benchmarks;

import io.loadline.result.Distribution;
import io.loadline.result.RunResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the scripts read of a run, as one line of JSON. Times in ms, sizes in bytes. */
final class Figures {
  private final StringBuilder json = new StringBuilder("{");

  Figures add(RunResult run) {
    text("transport", run.transport());
    add("measured", run.outcomes().total());
    add("requests", run.outcomes().total() + run.warmupRequests());
    add("successes", run.outcomes().successes());
    add("sent", run.sent());
    add("elapsed_s", run.elapsedNanos() / 1e9);
    add("throughput", run.throughput());
    add("response", run.response());
    add("service", run.service());
    add("wait", run.waiting());
    add("lag", run.lag());
    return add(
        "lag_percentiles",
        IntStream.rangeClosed(0, 100).mapToObj(each -> run.lag().percentile(each) / 1e6).toList());
  }

  Figures add(Watch watch) {
    add("live_heap", watch.liveHeap());
    return add("allocated_per_s", watch.allocatedPerSecond());
  }

  Figures add(String name, List<Double> values) {
    return raw(
        name, values.stream().map("%.4f"::formatted).collect(Collectors.joining(",", "[", "]")));
  }

  Figures add(String name, double value) {
    String text = Double.isNaN(value) ? "null" : String.format(Locale.ROOT, "%.6f", value);
    return raw(name, text);
  }

  Figures text(String name, String value) {
    return raw(name, '"' + value + '"');
  }

  private Figures add(String name, Distribution times) {
    Figures figures = new Figures();
    figures.add("count", times.count());
    figures.add("mean", times.mean() / 1e6);
    figures.add("p50", times.percentile(50) / 1e6);
    figures.add("p99", times.percentile(99) / 1e6);
    figures.add("p99_9", times.percentile(99.9) / 1e6);
    figures.add("max", times.max() / 1e6);
    return raw(name, figures.toString());
  }

  private Figures raw(String name, String value) {
    json.append(json.length() == 1 ? "" : ",").append('"').append(name).append("\":").append(value);
    return this;
  }

  @Override
  public String toString() {
    return json + "}";
  }
}
