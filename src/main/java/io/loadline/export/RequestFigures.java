package io.loadline.export;

import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** {@code request_performance} of a Benchmark Report: figures of the run, and by interval. */
final class RequestFigures {
  private static final String MILLIS = "ms";
  private static final String MILLIS_PER_TOKEN = "ms/token";
  private static final String TOKENS_PER_SECOND = "tokens/s";
  private static final String QUERIES_PER_SECOND = "queries/s";
  private static final List<String> STATISTICS =
      List.of("mean", "stddev", "min", "p50", "p75", "p90", "p95", "p99", "p99_9", "max");

  private final JsonTree root;
  private final List<SliceFigures> slices;
  private final Optional<Instant> start;

  RequestFigures(ResultDocument result) {
    root = result.root();
    slices = SliceFigures.of(result);
    start = BenchmarkReport.start(root);
  }

  YamlMembers members() {
    return new YamlMembers()
        .object(
            "aggregate",
            new YamlMembers()
                .object("requests", requests())
                .object("latency", latency())
                .object("throughput", throughput()))
        .object(
            "time_series",
            new YamlMembers()
                .object("latency", latencyOverTime())
                .object("throughput", throughputOverTime()));
  }

  private YamlMembers requests() {
    long total = root.number(0, "requests");
    long good = root.number(0, "outcomes", "success");
    YamlMembers requests = new YamlMembers().number("total", total);
    requests.number("failures", total - good);
    OptionalDouble tokens = root.figure("tokens", "outputTokens");
    if (tokens.isPresent() && good > 0) {
      OptionalDouble mean = OptionalDouble.of(tokens.getAsDouble() / good);
      requests.object("output_length", mean("count", mean));
    }
    return requests;
  }

  private YamlMembers latency() {
    return new YamlMembers()
        .object("time_to_first_token", statistics(MILLIS, root.at("tokens", "ttft")))
        .object("time_per_output_token", statistics(MILLIS_PER_TOKEN, root.at("tokens", "tpot")))
        .object("inter_token_latency", statistics(MILLIS_PER_TOKEN, root.at("tokens", "itl")))
        .object("request_latency", statistics(MILLIS, root.at("response")));
  }

  private YamlMembers throughput() {
    OptionalDouble tokens = root.figure("tokens", "tokensPerSecond");
    return new YamlMembers()
        .object("output_token_rate", mean(TOKENS_PER_SECOND, tokens))
        .object("request_rate", mean(QUERIES_PER_SECOND, root.figure("throughput")));
  }

  private static YamlMembers mean(String units, OptionalDouble mean) {
    return mean.isEmpty()
        ? new YamlMembers()
        : new YamlMembers().text("units", units).number("mean", mean);
  }

  /** Nothing where nothing was timed. */
  private static YamlMembers statistics(String units, JsonTree times) {
    YamlMembers statistics = new YamlMembers();
    if (times.number(0, "count") > 0) {
      statistics.text("units", units);
      STATISTICS.forEach(each -> statistics.number(each.replace('_', 'p'), times.figure(each)));
    }
    return statistics;
  }

  private YamlMembers latencyOverTime() {
    return new YamlMembers()
        .object("time_to_first_token", series(MILLIS, each -> times(each, "tokens", "ttft")))
        .object(
            "time_per_output_token",
            series(MILLIS_PER_TOKEN, each -> times(each, "tokens", "tpot")))
        .object(
            "inter_token_latency", series(MILLIS_PER_TOKEN, each -> times(each, "tokens", "itl")))
        .object("request_latency", series(MILLIS, RequestFigures::response));
  }

  private YamlMembers throughputOverTime() {
    return new YamlMembers()
        .object(
            "output_token_rate",
            series(
                TOKENS_PER_SECOND,
                each ->
                    new YamlMembers().number("value", each.figure("tokens", "tokensPerSecond"))))
        .object("request_rate", series(QUERIES_PER_SECOND, this::rate));
  }

  /** By the part of the slice that was measured: the run may end within the last one. */
  private YamlMembers rate(SliceFigures slice) {
    double rest = root.figure("elapsed_s").orElse(0) - slice.figure("start_s").orElse(0);
    double length = Math.min(rest, slice.figure("length_s").orElse(0));
    return length <= 0
        ? new YamlMembers()
        : new YamlMembers()
            .number("value", OptionalDouble.of(slice.figure("successes").orElse(0) / length));
  }

  private static YamlMembers times(SliceFigures slice, String... path) {
    YamlMembers times = new YamlMembers();
    JsonTree from = slice.root().at(path);
    if (from.number(0, "count") > 0) {
      STATISTICS.forEach(each -> times.number(each.replace('_', 'p'), from.figure(each)));
    }
    return times;
  }

  private static YamlMembers response(SliceFigures slice) {
    YamlMembers times = times(slice, "response");
    Iterator<Integer> percentiles = SliceFigures.PERCENTILES.iterator();
    for (OptionalDouble each : slice.responsePercentiles()) {
      times.number("p" + percentiles.next(), each);
    }
    return times;
  }

  /** Of the slices that have figures; nothing where none has, or nobody knows when it was. */
  private YamlMembers series(String units, Function<SliceFigures, YamlMembers> figures) {
    List<YamlMembers> points = new ArrayList<>();
    for (SliceFigures each : slices) {
      YamlMembers figured = figures.apply(each);
      if (start.isPresent() && !figured.isEmpty()) {
        String moment = BenchmarkReport.moment(start.get(), each.figure("start_s").orElse(0));
        points.add(new YamlMembers().text("ts", moment).all(figured));
      }
    }
    return points.isEmpty()
        ? new YamlMembers()
        : new YamlMembers().text("units", units).list("series", points);
  }
}
