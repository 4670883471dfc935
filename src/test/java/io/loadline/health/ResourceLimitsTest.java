package io.loadline.health;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.health.ResourceLimits.TooFewResourcesException;
import io.loadline.plan.RunIn;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceLimitsTest {
  private final Path folder;

  ResourceLimitsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void too_few_ports_are_an_error_before_the_run() {
    new RecordedMachine(folder).file("proc/sys/net/ipv4/ip_local_port_range", "32768\t33267\n");
    ResourceLimits resources = new ResourceLimits(folder, OptionalLong::empty);
    assertThatCode(() -> resources.check(500, RunIn.LOCAL)).doesNotThrowAnyException();
    assertThatThrownBy(() -> resources.check(501, RunIn.LOCAL))
        .isInstanceOf(TooFewResourcesException.class)
        .hasMessage(
            "501 connections need a local port each, and net.ipv4.ip_local_port_range has 500."
                + " Fix: fewer @Load(connections), or"
                + " sysctl net.ipv4.ip_local_port_range=\"1024 65535\"");
    assertThatThrownBy(() -> resources.check(501, RunIn.CLUSTER))
        .hasMessage(
            "501 connections need a local port each, and net.ipv4.ip_local_port_range has 500."
                + " Fix: fewer @Load(connections)");
  }

  @Test
  void too_few_file_descriptors_are_an_error_before_the_run() {
    ResourceLimits resources = new ResourceLimits(folder, () -> OptionalLong.of(200));
    assertThatCode(() -> resources.check(136, RunIn.LOCAL)).doesNotThrowAnyException();
    assertThatThrownBy(() -> resources.check(137, RunIn.LOCAL))
        .isInstanceOf(TooFewResourcesException.class)
        .hasMessage(
            "137 connections need a file descriptor each (and the test 64 more), and this process"
                + " may open 200 more. Fix: fewer @Load(connections), or raise the limit"
                + " (ulimit -n) of the shell or container that runs the tests");
    assertThatThrownBy(() -> resources.check(137, RunIn.CLUSTER))
        .hasMessage(
            "137 connections need a file descriptor each (and the worker 64 more), and this process"
                + " may open 200 more. Fix: fewer @Load(connections), or raise the limit"
                + " (ulimit -n) of the container runtime of the pod's node"
                + " (loadline.worker-node-selector names others)");
  }

  @Test
  void what_cannot_be_told_stops_nobody() {
    ResourceLimits resources = new ResourceLimits(folder, OptionalLong::empty);
    assertThatCode(() -> resources.check(100_000, RunIn.LOCAL)).doesNotThrowAnyException();
  }
}
