package io.loadline.page;

import io.loadline.document.ResultDocument;
import io.loadline.json.Json;
import io.loadline.json.JsonTree;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;

/**
 * A result.json made up from a seed: a service that answers in about 20 ms, and from a fifth to a
 * quarter of the time in ten times as much, with an error here and there.
 */
final class MadeResult {
  private static final String TEMPLATE =
      """
      {"schema": 1, "name": "iris_keeps_its_promise", "gate": "com.example.IrisGateIT#iris",
      "verdict": "FAIL", "headline": "1 of 2 objectives broken", "reason": "", "details": [],
      "objectives": [
        {"metric": "http/latency-p99", "limit": 100, "bound": "upper", "unit": "ms",
         "observed": P99, "samples": COUNT, "verdict": "FAIL", "reason": ""},
        {"metric": "http/error-count", "limit": 1000000, "bound": "upper", "unit": "",
         "observed": 3, "samples": COUNT, "verdict": "PASS", "reason": ""}],
      "notes": ["a note"], "requests": COUNT, "outcomes": {"success": COUNT, "server-error": 3},
      "errors": {"server-error": {"first_ms": 2100, "sample": "status 503: busy"}},
      "response": TIMES, "service": TIMES,
      "wait": {"count": COUNT, "mean": 0, "min": 0, "max": 0, "p50": 0, "p99": 0},
      "lag": {"count": COUNT, "mean": 0.1, "min": 0.1, "max": 0.3, "p50": 0.1, "p99": 0.2},
      "slowest": {"index": 5, "start_ms": 40, "response_ms": 310.5},
      "load": {"kind": "open", "rate": 40, "arrivals": "poisson", "timeout_s": 30},
      "target": {"url": "http://127.0.0.1:8080/v2/models/iris/infer"},
      "environment": {"transport": "netty-epoll", "loadline": "0.1.0", "cpus": 2},
      "started": "2026-11-24T09:00:00Z", "elapsed_s": ELAPSED, "intervals": [
      INTERVALS]}
      """;

  private final Random random = new Random(7);
  private final int intervals;
  private final int perInterval;
  private final int seconds;
  private final Histogram whole = histogram();

  /**
   * A run.
   *
   * @param seconds of an interval
   */
  MadeResult(int intervals, int perInterval, int seconds) {
    this.intervals = intervals;
    this.perInterval = perInterval;
    this.seconds = seconds;
  }

  ResultDocument document() throws Exception {
    return document(json());
  }

  static ResultDocument document(String json) throws Exception {
    return new ResultDocument(new JsonTree(Json.parse(json)), 1, java.util.List.of());
  }

  String json() {
    StringBuilder slices = new StringBuilder();
    for (int i = 0; i < intervals; i++) {
      slices.append(i == 0 ? "" : ",\n").append(interval(i));
    }
    return TEMPLATE
        .replace("P99", millis((double) whole.getValueAtPercentile(99)))
        .replace("COUNT", Long.toString(whole.getTotalCount()))
        .replace("TIMES", times(whole, true))
        .replace("ELAPSED", Integer.toString(intervals * seconds))
        .replace("INTERVALS", slices);
  }

  private String interval(int index) {
    Histogram slice = histogram();
    boolean slow = index >= intervals / 5 && index < intervals / 4;
    long over = 0;
    for (int i = 0; i < Math.min(perInterval, 2_000); i++) {
      long nanos = Math.round(2e7 * (slow ? 10 : 1) * Math.exp(0.3 * random.nextGaussian()));
      long weight = Math.max(1, perInterval / 2_000);
      slice.recordValueWithCount(nanos, weight);
      over += nanos > 100_000_000 ? weight : 0;
    }
    whole.add(slice);
    return """
        {"start_s": %d, "length_s": %d, "successes": %d, "errors": %d, "response": %s,
        "lag": {"count": 1, "mean": 0.1, "min": 0.1, "max": 0.3, "p99": 0.2},
        "health": {"busy": 0.1, "cpu": 0.2, "steal": 0, "throttled_ms": 0, "longestPause_ms": 1.5},
        "exceedances": [{"limit": 100, "count": %d, "withoutLag": %d}], "histogram": "%s"}"""
        .formatted(
            index * seconds,
            seconds,
            slice.getTotalCount(),
            slow ? 1 : 0,
            times(slice, false),
            over,
            over,
            encoded(slice));
  }

  private static Histogram histogram() {
    return new Histogram(64, 3_600_000_000_000L, 3);
  }

  private static String times(Histogram times, boolean ranks) {
    StringBuilder text = new StringBuilder();
    text.append("{\"count\": ").append(times.getTotalCount());
    text.append(", \"mean\": ").append(millis(times.getMean()));
    text.append(", \"min\": ").append(millis((double) times.getMinValue()));
    text.append(", \"max\": ").append(millis((double) times.getMaxValue()));
    for (double each : ranks ? new double[] {50, 75, 90, 95, 99, 99.9} : new double[0]) {
      String name = each == 99.9 ? "p99_9" : "p" + (int) each;
      text.append(", \"").append(name).append("\": ");
      text.append(millis((double) times.getValueAtPercentile(each)));
    }
    return text + "}";
  }

  private static String millis(double nanos) {
    return String.format(Locale.ROOT, "%.6f", nanos / 1e6);
  }

  private static String encoded(Histogram slice) {
    ByteBuffer buffer = ByteBuffer.allocate(slice.getNeededByteBufferCapacity());
    int length = slice.encodeIntoCompressedByteBuffer(buffer, Deflater.DEFAULT_COMPRESSION);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
  }
}
