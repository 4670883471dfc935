package io.loadline.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.GeneratorLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsFileTest {
  private static final GeneratorLimits LIMITS = new GeneratorLimits(61_250.5, 1_900, 48_000);
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);

  private final Path folder;
  private final Path file;

  LimitsFileTest(@TempDir Path folder) {
    this.folder = folder;
    this.file = folder.resolve("limits.properties");
  }

  @Test
  void what_was_found_is_kept_for_a_day() {
    new LimitsFile(file, NOW).write(LIMITS);
    assertThat(in(Duration.ofHours(23))).contains(LIMITS);
    assertThat(in(Duration.ofHours(24))).isEmpty();
  }

  @Test
  void a_stamp_from_the_future_is_not_believed() {
    new LimitsFile(file, NOW).write(LIMITS);
    assertThat(in(Duration.ofHours(-1))).isEmpty();
  }

  @Test
  void what_cannot_be_read_is_not_there() throws IOException {
    assertThat(in(Duration.ZERO)).isEmpty();
    Files.writeString(file, "stamp=yesterday\n");
    assertThat(in(Duration.ZERO)).isEmpty();
    Files.writeString(file, "stamp=2026-11-24T09\\:00\\:00Z\nceilingPerSecond=many\n");
    assertThat(in(Duration.ZERO)).isEmpty();
    Files.writeString(file, "\\u12");
    assertThat(in(Duration.ZERO)).isEmpty();
  }

  @Test
  void a_folder_that_is_not_there_keeps_nothing_and_breaks_nothing() {
    LimitsFile nowhere = new LimitsFile(folder.resolve("gone/limits"), NOW);
    nowhere.write(LIMITS);
    assertThat(nowhere.read()).isEmpty();
  }

  private java.util.Optional<GeneratorLimits> in(Duration later) {
    return new LimitsFile(file, Clock.offset(NOW, later)).read();
  }
}
