package io.loadline.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z_]+\\.[a-z_.]+)` \\| (\\w+)(?:, `([^`]+)`)? \\|");

  @Test
  void each_metric_stands_there_with_its_unit() throws IOException {
    String page = Files.readString(Path.of("docs/telemetry.md"));
    String table = page.split("(?m)^## The metrics$", 2)[1].split("(?m)^### ", 2)[0];
    List<String> stated =
        ROW.matcher(table)
            .results()
            .map(row -> row.group(1) + " " + (row.group(3) == null ? "" : row.group(3)))
            .toList();
    assertThat(stated)
        .containsExactlyInAnyOrderElementsOf(
            TelemetryNames.metrics().stream().map(name -> name.id() + " " + name.unit()).toList());
  }
}
