package io.loadline.ci;

import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import io.loadline.text.OneLine;
import io.loadline.text.PlainNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The figures of a gate as service messages, of which TeamCity draws a chart over builds each. */
final class GateMetadata {
  private static final int MOST_OBJECTIVES = 40;
  private static final int MOST_ENDPOINTS = 10;
  private static final String NUMBER = "number";
  private static final String MILLIS = "ms";

  private final List<String> lines = new ArrayList<>();
  private final String test;

  private GateMetadata(String test) {
    this.test = test;
  }

  /** The lines, bounded in number. */
  static List<String> of(ResultDocument gate) {
    GateMetadata metadata = new GateMetadata(OneLine.of(gate.gate().replace('#', '.')));
    String verdict = OneLine.of(gate.verdict() + ": " + gate.root().text("headline"));
    metadata.lines.add(message(metadata.test, "verdict", "text", verdict));
    gate.objectives().stream().limit(MOST_OBJECTIVES).forEach(metadata::add);
    for (ResultDocument each : gate.measured().stream().limit(MOST_ENDPOINTS).toList()) {
      metadata.add(gate.endpoints().isEmpty() ? "" : each.name() + " ", each.root());
    }
    return metadata.lines;
  }

  private void add(ObjectiveFigures objective) {
    String type = objective.unit().equals(MILLIS) ? MILLIS : NUMBER;
    add(objective.metric(), type, objective.observed());
    add(objective.metric() + " limit", type, OptionalDouble.of(objective.limit()));
  }

  private void add(String endpoint, JsonTree result) {
    for (String each : List.of("mean", "p50", "p90", "p99", "max")) {
      add(endpoint + "response " + each, MILLIS, result.figure("response", each));
    }
    add(endpoint + "responses a second", NUMBER, result.figure("throughput"));
    add(endpoint + "error ratio", NUMBER, result.figure("errorRatio"));
  }

  private void add(String name, String type, OptionalDouble value) {
    if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
      String text = PlainNumber.text(value.getAsDouble());
      lines.add(message(test, OneLine.of(name), type, text));
    }
  }

  /**
   * A service message.
   *
   * @param test as TeamCity knows it: package, class and method
   * @param type as TeamCity names types, {@code number} say
   * @param value at most 1,024 characters
   */
  static String message(String test, String name, String type, String value) {
    return "##teamcity[testMetadata testName='%s' name='%s' type='%s' value='%s']"
        .formatted(escaped(test), escaped(name), type, escaped(value));
  }

  /** All but ASCII as a code, so that the encoding of the console does not matter. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if ("|'[]".indexOf(each) >= 0) {
        escaped.append('|').append(each);
      } else if (each >= ' ' && each < 0x7f) {
        escaped.append(each);
      } else {
        escaped.append("|0x").append(String.format("%04x", (int) each));
      }
    }
    return escaped.toString();
  }
}
