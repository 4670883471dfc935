package io.loadline.export;

import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;
import io.loadline.result.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The intervals of a run as CSV (RFC 4180). Its cells are numbers alone, so that none is a formula
 * to a spreadsheet.
 */
final class IntervalCsv {
  private static final String LINE_BREAK = "\r\n";
  private static final String COUNTERS = "serverMetrics";

  /** In the order of {@link SliceFigures#PERCENTILES}. */
  private static final String PERCENTILES = "response_p50_ms,response_p90_ms,response_p99_ms";

  private static final List<Column> FIRST =
      List.of(
          new Column("start_s", "start_s"),
          new Column("length_s", "length_s"),
          new Column("successes", "successes"),
          new Column("errors", "errors"));

  /** How many errors of each kind: all kinds, so that a column stands in the same place always. */
  private static final List<String> ERRORS =
      Arrays.stream(Outcome.values())
          .filter(kind -> kind != Outcome.SUCCESS)
          .map(Outcome::id)
          .toList();

  /** In front of the percentiles. */
  private static final List<Column> RESPONSE =
      List.of(
          new Column("response_mean_ms", "response", "mean"),
          new Column("response_stddev_ms", "response", "stddev"),
          new Column("response_min_ms", "response", "min"),
          new Column("response_max_ms", "response", "max"));

  private static final List<Column> LAST =
      List.of(
          new Column("lag_mean_ms", "lag", "mean"),
          new Column("lag_p99_ms", "lag", "p99"),
          new Column("lag_max_ms", "lag", "max"),
          new Column("busy", "health", "busy"),
          new Column("cpu", "health", "cpu"),
          new Column("busiest_cpu", "health", "busiestCpu"),
          new Column("throttled_ms", "health", "throttled_ms"),
          new Column("steal", "health", "steal"),
          new Column("pressure", "health", "pressure"),
          new Column("gc_ms", "health", "gc_ms"),
          new Column("pauses_ms", "health", "pauses_ms"),
          new Column("longest_pause_ms", "health", "longestPause_ms"));

  private static final List<Column> TOKENS =
      List.of(
          new Column("output_tokens", "tokens", "outputTokens"),
          new Column("tokens_per_s", "tokens", "tokensPerSecond"),
          new Column("ttft_mean_ms", "tokens", "ttft", "mean"),
          new Column("ttft_p50_ms", "tokens", "ttft", "p50"),
          new Column("ttft_p99_ms", "tokens", "ttft", "p99"),
          new Column("ttft_max_ms", "tokens", "ttft", "max"),
          new Column("itl_mean_ms", "tokens", "itl", "mean"),
          new Column("itl_max_ms", "tokens", "itl", "max"),
          new Column("tpot_mean_ms", "tokens", "tpot", "mean"),
          new Column("tpot_max_ms", "tokens", "tpot", "max"));

  private static final List<Column> MESSAGES =
      List.of(
          new Column("messages", "messages", "count"),
          new Column("messages_per_s", "messages", "perSecond"),
          new Column("first_message_mean_ms", "messages", "first", "mean"),
          new Column("first_message_p50_ms", "messages", "first", "p50"),
          new Column("first_message_p99_ms", "messages", "first", "p99"),
          new Column("first_message_max_ms", "messages", "first", "max"),
          new Column("message_gap_mean_ms", "messages", "gap", "mean"),
          new Column("message_gap_max_ms", "messages", "gap", "max"));

  /** In the order of their type, the rest last; a run has the columns of what was told in it. */
  private static final List<String> SERVER =
      List.of("queue", "prepare", "prefill", "decode", "compute", "total", "upstream", "untold");

  /**
   * Of the window in which the middle of an interval lies; those of what was counted in the run.
   */
  private static final List<Column> COUNTED =
      Stream.concat(
              SERVER.stream()
                  .map(part -> new Column("server_counted_" + part + "_mean_ms", part, "mean")),
              Stream.of(new Column("server_waiting", "waiting"), new Column("server_busy", "busy")))
          .toList();

  private IntervalCsv() {}

  /**
   * A column.
   *
   * @param path to its figure in an interval
   */
  private record Column(String name, List<String> path) {
    Column(String name, String... path) {
      this(name, List.of(path));
    }

    boolean isIn(ResultDocument result, String member) {
      return !cell(new SliceFigures(result.root().at(member))).isEmpty();
    }

    String cell(SliceFigures slice) {
      return slice.text(path.toArray(String[]::new));
    }
  }

  /** Empty where nothing was measured. */
  static String text(ResultDocument result) {
    List<SliceFigures> slices = SliceFigures.of(result);
    if (slices.isEmpty()) {
      return "";
    }
    List<Column> others = new ArrayList<>(ofStreams(result));
    others.addAll(ofServer(result));
    List<JsonTree> windows = result.root().list(COUNTERS, "windows");
    List<Column> counted = COUNTED.stream().filter(each -> each.isIn(result, COUNTERS)).toList();
    StringBuilder csv = new StringBuilder(head(others, counted));
    for (SliceFigures each : slices) {
      cells(csv, FIRST, each);
      ERRORS.forEach(kind -> csv.append(each.count(kind)).append(','));
      cells(csv, RESPONSE, each);
      for (OptionalDouble time : each.responsePercentiles()) {
        csv.append(SliceFigures.text(time)).append(',');
      }
      cells(csv, LAST, each);
      cells(csv, others, each);
      cells(csv, counted, each.counted(windows));
      endLine(csv);
    }
    return csv.toString();
  }

  private static List<Column> ofStreams(ResultDocument result) {
    if (result.root().isPresent("tokens")) {
      return TOKENS;
    }
    return result.root().isPresent("messages") ? MESSAGES : List.of();
  }

  private static List<Column> ofServer(ResultDocument result) {
    return SERVER.stream()
        .filter(part -> result.root().number(0, "serverTimings", part, "count") > 0)
        .map(part -> new Column("server_" + part + "_mean_ms", "server", part, "mean"))
        .toList();
  }

  private static String head(List<Column> others, List<Column> counted) {
    StringBuilder head = new StringBuilder();
    FIRST.forEach(each -> head.append(each.name).append(','));
    ERRORS.forEach(kind -> head.append(kind.replace('-', '_')).append(','));
    RESPONSE.forEach(each -> head.append(each.name).append(','));
    head.append(PERCENTILES).append(',');
    LAST.forEach(each -> head.append(each.name).append(','));
    others.forEach(each -> head.append(each.name).append(','));
    counted.forEach(each -> head.append(each.name).append(','));
    endLine(head);
    return head.toString();
  }

  private static void cells(StringBuilder csv, List<Column> columns, SliceFigures slice) {
    for (Column each : columns) {
      csv.append(each.cell(slice)).append(',');
    }
  }

  /** In place of the last comma. */
  private static void endLine(StringBuilder csv) {
    csv.setLength(csv.length() - 1);
    csv.append(LINE_BREAK);
  }
}
