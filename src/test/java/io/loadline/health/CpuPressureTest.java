package io.loadline.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuPressureTest {
  private final Path folder;

  CpuPressureTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void the_total_of_some_is_read() {
    new RecordedMachine(folder)
        .file(
            "proc/pressure/cpu",
            "some avg10=27.84 avg60=16.29 avg300=49.85 total=1666803693\n"
                + "full avg10=0.00 avg60=0.00 avg300=0.00 total=0\n");
    assertThat(HealthSources.pressureNanos(folder)).hasValue(1_666_803_693_000L);
  }

  @Test
  void a_kernel_that_does_not_count_has_none() {
    assertThat(HealthSources.pressureNanos(folder)).isEmpty();
  }
}
