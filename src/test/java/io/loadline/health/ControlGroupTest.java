package io.loadline.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlGroupTest {
  private final Path folder;
  private final RecordedMachine machine;

  ControlGroupTest(@TempDir Path folder) {
    this.folder = folder;
    this.machine = new RecordedMachine(folder);
  }

  @Test
  void version_1_quota_and_throttled_time() {
    machine
        .version1("/build/job")
        .file("sys/fs/cgroup/cpu/build/job/cpu.cfs_quota_us", "150000\n")
        .file("sys/fs/cgroup/cpu/build/job/cpu.cfs_period_us", "100000\n")
        .file(
            "sys/fs/cgroup/cpu/build/job/cpu.stat",
            "nr_periods 120\nnr_throttled 7\nthrottled_time 312000000\nnr_bursts 0\n");
    assertThat(own().quota()).hasValue(1.5);
    assertThat(own().throttledNanos()).hasValue(312_000_000);
  }

  @Test
  void version_1_without_a_quota_says_minus_one() {
    machine
        .version1("/")
        .file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n")
        .file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n")
        .file("sys/fs/cgroup/cpu/cpu.stat", "nr_periods 0\nnr_throttled 0\nthrottled_time 0\n");
    assertThat(own().quota()).isEmpty();
    assertThat(own().throttledNanos()).hasValue(0);
  }

  @Test
  void version_2_quota_and_throttled_time() {
    machine
        .version2("/user.slice/job.scope")
        .file("sys/fs/cgroup/user.slice/job.scope/cpu.max", "50000 100000\n")
        .file(
            "sys/fs/cgroup/user.slice/job.scope/cpu.stat",
            "usage_usec 91\nnr_periods 9\nnr_throttled 3\nthrottled_usec 4200\n");
    assertThat(own().quota()).hasValue(0.5);
    assertThat(own().throttledNanos()).hasValue(4_200_000);
  }

  @Test
  void a_parents_quota_holds_and_its_throttling_counts() {
    machine
        .version2("/pod/container")
        .file("sys/fs/cgroup/pod/container/cpu.max", "max 100000\n")
        .file("sys/fs/cgroup/pod/container/cpu.stat", "nr_throttled 0\nthrottled_usec 0\n")
        .file("sys/fs/cgroup/pod/cpu.max", "200000 100000\n")
        .file("sys/fs/cgroup/pod/cpu.stat", "nr_throttled 1\nthrottled_usec 5\n");
    assertThat(own().quota()).hasValue(2);
    assertThat(own().throttledNanos()).hasValue(5_000);
  }

  @Test
  void in_a_container_the_mount_point_is_the_own_group() {
    machine
        .container("1f3a")
        .file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "100000\n")
        .file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n");
    assertThat(own().quota()).hasValue(1);
  }

  @Test
  void a_group_outside_of_what_is_mounted_is_read_at_the_mount_point() {
    machine
        .version2("/../../elsewhere")
        .file("sys/fs/cgroup/cpu.max", "100000 100000\n")
        .file("elsewhere/cpu.max", "1 100000\n");
    assertThat(own().quota()).hasValue(1);
  }

  @Test
  void what_cannot_be_read_is_absent_and_not_zero() {
    assertThat(ControlGroup.own(folder)).isEmpty();
    machine.version2("/gone");
    assertThat(own().quota()).isEmpty();
    assertThat(own().throttledNanos()).isEmpty();
  }

  @Test
  void a_kernel_without_bandwidth_control_tells_nothing_of_throttling() {
    machine.version2("/").file("sys/fs/cgroup/cpu.stat", "usage_usec 91\nuser_usec 2\n");
    assertThat(own().throttledNanos()).isEmpty();
  }

  private ControlGroup own() {
    return ControlGroup.own(folder).orElseThrow();
  }
}
