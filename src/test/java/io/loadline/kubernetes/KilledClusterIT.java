package io.loadline.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.gate.NextLock;
import io.loadline.slo.Verdict;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import io.loadline.testkit.TcpSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a gate through a port-forward leaves behind, however its process ends. */
@Tag("cluster")
@EnabledIf(value = ClusterKit.THERE, disabledReason = ClusterKit.WHY_SKIPPED)
@EnabledOnOs(OS.LINUX)
@Timeout(240)
class KilledClusterIT {
  @AutoClose private static ClusterKit kit;
  private static KubeNamespace namespace;
  private static String pod;

  private final Path folder;

  KilledClusterIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void start_the_server() {
    kit = ClusterKit.require();
    namespace = kit.namespace("killed");
    namespace.apply(SmallServer.yaml(1));
    pod = namespace.readyPods(SmallServer.LABELS, 1).get(0).getMetadata().getName();
  }

  @Test
  void a_process_that_is_killed_in_mid_run_leaves_nothing() throws Exception {
    NavigableSet<String> before = namespace.contents().read();
    try (GateProcess gate = loading()) {
      List<TcpSocket> sockets = gate.sockets();
      List<ProcessHandle> children = gate.children();
      assertThat(sockets).anyMatch(TcpSocket::isListening).anyMatch(this::isToTheApiServer);
      assertThat(gate.isLocked()).isTrue();
      Set<String> ends = ends(sockets);

      gate.kill();

      assertThat(children).noneMatch(ProcessHandle::isAlive);
      awaitNothingOf(ends);
      assertThat(namespace.contents().read()).isEqualTo(before);
      assertThat(gate.tempFiles()).containsExactly("loadline.lock");
      assertThat(NextLock.says(gate.lockFile())).isEmpty();
    }
  }

  @Test
  void a_process_that_is_told_to_end_leaves_its_result_and_nothing_else() throws Exception {
    NavigableSet<String> before = namespace.contents().read();
    try (GateProcess gate = loading()) {
      Set<String> ends = ends(gate.sockets());

      assertThat(gate.terminate()).as(gate.output()).isTrue();

      assertThat(gate.json()).contains("\"INVALID\"").contains("the figures are those until then");
      awaitNothingOf(ends);
      assertThat(namespace.contents().read()).isEqualTo(before);
      assertThat(NextLock.says(gate.lockFile())).isEmpty();
    }
  }

  @Test
  void a_gate_that_ends_leaves_no_thread_no_port_and_no_object() throws Exception {
    long pid = ProcessHandle.current().pid();
    NavigableSet<String> before = namespace.contents().read();
    Set<Integer> ports = listening(pid);

    assertThat(GateMain.gate(namespace.name(), 2).run().verdict()).isEqualTo(Verdict.PASS);

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("loadline"));
    assertThat(listening(pid)).isEqualTo(ports);
    assertThat(ProcessHandle.current().children()).isEmpty();
    assertThat(namespace.contents().read()).isEqualTo(before);
    awaitNoTunnel();
  }

  /** One whose load flows through its tunnel. */
  private GateProcess loading() throws Exception {
    long already = measurements();
    GateProcess gate = GateProcess.start(namespace.name(), folder);
    namespace.await("load", () -> !gate.isAlive() || measurements() > already);
    assertThat(gate.isAlive()).as(gate.output()).isTrue();
    assertThat(tunneled()).as("connections in the pod").isPositive();
    return gate;
  }

  /** Neither here nor at the other ends: the API server and the server in the pod. */
  private void awaitNothingOf(Set<String> ends) {
    namespace.await("the end of all its connections", () -> open().noneMatch(ends::contains));
    awaitNoTunnel();
  }

  /** By their inodes: other processes beside this one may get the same ports soon. */
  private static Set<String> ends(List<TcpSocket> sockets) {
    return TcpSocket.all().stream()
        .filter(socket -> sockets.stream().anyMatch(socket::isAt))
        .map(TcpSocket::inode)
        .filter(inode -> !inode.equals("0"))
        .collect(Collectors.toSet());
  }

  private static Stream<String> open() {
    return TcpSocket.all().stream()
        .filter(socket -> socket.isListening() || socket.isEstablished())
        .map(TcpSocket::inode);
  }

  private boolean isToTheApiServer(TcpSocket socket) {
    return socket.isEstablished() && socket.remotePort() == kit.apiPort();
  }

  private static Set<Integer> listening(long pid) {
    return TcpSocket.of(pid).stream()
        .filter(TcpSocket::isListening)
        .map(TcpSocket::localPort)
        .collect(Collectors.toSet());
  }

  private static void awaitNoTunnel() {
    namespace.await("the end of all connections in the pod", () -> tunneled() == 0);
  }

  /** As the server's log tells. */
  private static int tunneled() {
    return log()
        .lines()
        .filter(line -> line.startsWith("tunneled "))
        .reduce((earlier, last) -> last)
        .map(line -> Integer.parseInt(line.substring("tunneled ".length())))
        .orElse(0);
  }

  /** How many connections of all runs carried a measurement. */
  private static long measurements() {
    return log().lines().filter(line -> line.equals("measured")).count();
  }

  private static String log() {
    return namespace.client().pods().inNamespace(namespace.name()).withName(pod).getLog();
  }
}
