package io.loadline.ci;

import io.loadline.document.ResultDocument;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Results to be told. */
final class Documents {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  private Documents() {}

  static ResultDocument golden(String fixture) {
    try {
      return ResultDocument.read(GOLDEN.resolve(fixture));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ResultDocument of(String json) {
    try {
      return new ResultDocument(new JsonTree(Json.parse(json)), 1, List.of());
    } catch (JsonException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** A minute, of which the seconds from 12 on to 17 were slow, and second 40. */
  static ResultDocument slow() {
    StringBuilder intervals = new StringBuilder();
    for (int second = 0; second < 60; second++) {
      boolean slow = (second >= 12 && second < 17) || second == 40;
      intervals.append(second == 0 ? "" : ",").append(interval(second, slow ? 9 : 0));
    }
    return of(
        """
        {"schema": 1, "name": "iris", "gate": "com.example.IrisGateIT#iris", "verdict": "FAIL",
         "headline": "1 of 2 objectives broken", "reason": "", "details": [],
         "objectives": [
           {"metric": "http/error-count", "limit": 0, "bound": "upper", "unit": "",
            "observed": 0, "samples": 3000, "verdict": "PASS", "reason": ""},
           {"metric": "http/latency-p99", "limit": 500, "bound": "upper", "unit": "ms",
            "observed": 612.4, "samples": 3000, "verdict": "FAIL", "reason": ""}],
         "notes": [], "requests": 3000, "throughput": 50, "errorRatio": 0,
         "outcomes": {"success": 3000}, "errors": {},
         "response": {"count": 3000, "mean": 120, "p50": 100, "p90": 200, "p99": 612.4, "max": 900},
         "service": {"count": 3000, "mean": 119, "p50": 99, "p90": 199, "p99": 610.1, "max": 899},
         "wait": {"count": 3000, "mean": 0.1, "p50": 0, "p90": 0.1, "p99": 2, "max": 3},
         "load": {"kind": "open", "rate": 50, "arrivals": "constant", "connections": 8, "seed": 7},
         "target": {"url": "http://iris.example.com/v2/models/iris/infer"},
         "started": "2026-11-30T14:03:00Z", "elapsed_s": 60.1,
         "intervals": [%s]}
        """
            .formatted(intervals));
  }

  private static String interval(int second, int over) {
    return String.format(
        Locale.ROOT,
        """
        {"start_s": %d, "length_s": 1, "successes": 50, "errors": 0,
         "response": {"count": 50, "max": %d},
         "exceedances": [{"limit": 500, "count": %d}], "histogram": ""}
        """,
        second,
        over > 0 ? 700 + second : 200,
        over);
  }

  /** One of many gates of a build. */
  static ResultDocument numbered(int number, String verdict) {
    return of(
        """
        {"name": "gate%1$d", "gate": "com.example.ManyIT#gate%1$d", "verdict": "%2$s",
         "headline": "said of gate %1$d", "requests": %1$d, "errorRatio": 0,
         "objectives": [{"metric": "http/latency-p99", "limit": 500, "bound": "upper",
           "unit": "ms", "observed": 400, "samples": 100, "verdict": "%2$s", "reason": ""}],
         "response": {"count": 100, "mean": 300, "p50": 290, "p90": 350, "p99": 400, "max": 450},
         "outcomes": {"success": 100}, "started": "2026-11-30T14:03:00Z"}
        """
            .formatted(number, verdict));
  }
}
