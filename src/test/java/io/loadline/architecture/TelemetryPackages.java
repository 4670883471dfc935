package io.loadline.architecture;

import java.util.List;

/** The rows of {@link PackageTable} for what libraries of metrics are given. */
final class TelemetryPackages {
  private TelemetryPackages() {}

  static List<PackageRow> rows() {
    return List.of(
        new PackageRow("telemetry.metric", List.of("result"), List.of()),
        new PackageRow(
            "telemetry.opentelemetry",
            List.of("result", "measure", "telemetry.metric"),
            List.of("io.opentelemetry")),
        new PackageRow(
            "telemetry.micrometer",
            List.of("result", "telemetry.metric"),
            List.of("io.micrometer.core")),
        new PackageRow(
            "telemetry",
            List.of(
                "plan",
                "result",
                "json",
                "document",
                "codec",
                "telemetry.metric",
                "telemetry.micrometer",
                "telemetry.opentelemetry"),
            List.of()));
  }
}
