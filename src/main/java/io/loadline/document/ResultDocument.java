package io.loadline.document;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import io.loadline.text.TimeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A result.json, with those of its endpoints where the gate names them. Members are read by their
 * keys in docs/result-json.md; what is absent there is empty here, never an error, so that files of
 * older releases can be read. Immutable.
 *
 * @param root the whole file
 * @param weight by which it had its share of the load; 1 for a gate
 * @param endpoints each read from its own file, in the order in which they are named; empty where
 *     the gate calls one address without a name
 */
public record ResultDocument(JsonTree root, long weight, List<ResultDocument> endpoints) {
  /** Its name in a folder. */
  public static final String FILE = "result.json";

  public ResultDocument {
    endpoints = List.copyOf(endpoints);
  }

  /**
   * Reads a folder's file, and those of its endpoints.
   *
   * @throws IOException when one cannot be read, or is no JSON
   */
  public static ResultDocument read(Path folder) throws IOException {
    JsonTree root = parse(folder.resolve(FILE));
    List<ResultDocument> endpoints = new ArrayList<>();
    for (JsonTree each : root.list("endpoints")) {
      JsonTree own = parse(folder.resolve(each.text("result")));
      endpoints.add(new ResultDocument(own, each.number(1, "weight"), List.of()));
    }
    return new ResultDocument(root, 1, endpoints);
  }

  private static JsonTree parse(Path file) throws IOException {
    try {
      return new JsonTree(Json.parse(Files.readAllBytes(file)));
    } catch (JsonException e) {
      throw new IOException(file + " is no JSON: " + e.getMessage(), e);
    }
  }

  /** As it stands in the first line of the text. */
  public String name() {
    return root.text("name");
  }

  /** {@code PASS}, {@code FAIL}, {@code INCONCLUSIVE}, {@code INVALID} or {@code ERROR}. */
  public String verdict() {
    return root.text("verdict");
  }

  /** Class and method of the test; the name where it was no test. */
  public String gate() {
    String gate = root.text("gate");
    return gate.isEmpty() ? name() : gate;
  }

  /** Those that hold figures: itself, or its endpoints. */
  public List<ResultDocument> measured() {
    return endpoints.isEmpty() ? List.of(this) : endpoints;
  }

  /**
   * Why objectives of this address are broken: {@code objective}, {@code sentence}, {@code advice}.
   */
  public List<JsonTree> causes() {
    return root.list("causes").stream()
        .filter(each -> !each.text("kind").equals("not-told"))
        .toList();
  }

  /** Whether it has a cause, of any kind but one. */
  boolean hasCause(ObjectiveFigures objective, String but) {
    return causes().stream()
        .filter(each -> !each.text("kind").equals(but))
        .anyMatch(each -> each.text("objective").equals(objective.metric()));
  }

  /** What was judged, of all endpoints; empty in an error. */
  public List<ObjectiveFigures> objectives() {
    return root.list("objectives").stream().map(ObjectiveFigures::of).toList();
  }

  /**
   * An objective as it was judged.
   *
   * @param metric Iter8's name, {@code http/latency-p99}; of one endpoint of several {@code
   *     http-iris/latency-p99}
   * @param limit in the metric's unit, allowed itself
   * @param upper whether larger figures break it
   * @param unit {@code ms}, {@code /s}, or empty for counts and ratios
   * @param observed in the metric's unit; empty when there is no figure
   * @param samples how many stand behind it
   * @param reason why there is no figure, or why the verdict is not plain; often empty
   */
  public record ObjectiveFigures(
      String metric,
      double limit,
      boolean upper,
      String unit,
      OptionalDouble observed,
      long samples,
      String verdict,
      String reason) {
    private static ObjectiveFigures of(JsonTree objective) {
      return new ObjectiveFigures(
          objective.text("metric"),
          objective.figure("limit").orElse(Double.NaN),
          !objective.text("bound").equals("lower"),
          objective.text("unit"),
          objective.figure("observed"),
          objective.number(0, "samples"),
          objective.text("verdict"),
          objective.text("reason"));
    }

    /** Whether it was judged, and holds. */
    public boolean holds() {
      return verdict.equals("PASS");
    }

    /** Whether failed requests can be why it is broken. */
    public boolean countsErrors() {
      MetricName name = MetricName.of(metric);
      return name.isErrors() || name.isGoodput() || isOnError() || (name.isThroughput() && !upper);
    }

    /** Whether there is no figure since its rank falls on an error. */
    public boolean isOnError() {
      return reason.equals("error");
    }

    /**
     * How far the figure stays on the good side of the limit, in parts of the limit: 0.25 for 375
     * of at most 500, -0.2 for 600. Empty without a figure, or where the limit is 0.
     */
    public OptionalDouble margin() {
      if (observed.isEmpty() || limit == 0 || Double.isNaN(limit)) {
        return OptionalDouble.empty();
      }
      double beyond = (observed.getAsDouble() - limit) / Math.abs(limit);
      return OptionalDouble.of(upper ? -beyond : beyond);
    }
  }

  /**
   * Moments of a measurement as they stand in logs.
   *
   * @param started null where it is not known, or the clock was not set
   */
  public record ClockTime(@Nullable Instant started) {
    /** Before it stands a clock that was never set. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** Of a result. */
    public static ClockTime of(JsonTree result) {
      try {
        Instant started = Instant.parse(result.text("started"));
        return new ClockTime(started.isBefore(EARLIEST) ? null : started);
      } catch (DateTimeException e) {
        return new ClockTime(null);
      }
    }

    /** {@code at 3.2 s (09:00:03 UTC)}. */
    public String at(double seconds) {
      String at = "at " + TimeText.seconds(seconds);
      return started == null ? at : at + " (" + moment(started, seconds) + " UTC)";
    }

    /** {@code (09:00:12 to 09:00:15 UTC)} with a blank before it; empty where it is not known. */
    String window(double from, double to) {
      return started == null
          ? ""
          : " (" + moment(started, from) + " to " + moment(started, to) + " UTC)";
    }

    private static String moment(Instant started, double seconds) {
      return started.plusMillis(Math.round(seconds * 1e3)).toString().substring(11, 19);
    }
  }
}
