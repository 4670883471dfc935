package io.loadline.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuTimesTest {
  private final Path folder;

  CpuTimesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void steal_is_a_share_of_all_processors_and_busy_that_of_the_busiest() {
    CpuTimes before =
        read("cpu0 187734 36 14945 226447 111 0 1681 152 0 0\ncpu1 188325 2958 16954 220146 721 0");
    CpuTimes after = read("cpu0 187754 36 14955 226502 111 0 1681 167 9 0\n");
    assertThat(before.all()).hasSize(1);
    assertThat(after.stealSince(before)).isEqualTo(0.15);
    assertThat(after.busiestSince(before)).isEqualTo(0.45, Offset.offset(1e-9));
  }

  @Test
  void the_busiest_of_several_processors_counts() {
    CpuTimes before =
        read(
            "cpu  9 9 9 9 9 9 9 9 9 9\ncpu0 0 0 0 0 0 0 0 0 0 0\ncpu1 0 0 0 0 0 0 0 0 0 0\nintr 8\n");
    CpuTimes after = read("cpu0 90 0 0 10 0 0 0 0 0 0\ncpu1 0 0 10 80 10 0 0 0 0 0\n");
    assertThat(after.busiestSince(before)).isEqualTo(0.9);
    assertThat(after.stealSince(before)).isZero();
  }

  @Test
  void no_time_gone_by_says_nothing() {
    CpuTimes same = read("cpu0 1 1 1 1 1 1 1 1 0 0\n");
    assertThat(same.stealSince(same)).isNull();
  }

  @Test
  void a_system_without_the_file_has_none() {
    assertThat(CpuTimes.read(folder)).isEmpty();
  }

  private CpuTimes read(String text) {
    new RecordedMachine(folder).file("proc/stat", text);
    return CpuTimes.read(folder).orElseThrow();
  }
}
