package io.loadline.gate;

import io.loadline.config.gate.Gate;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSource;
import io.loadline.kubernetes.job.JobEnd;
import io.loadline.report.TestName;
import io.loadline.result.WorkerFigures;
import io.loadline.testkit.PrintedText;
import io.loadline.testkit.ScriptedServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A gate whose load is driven by a process in the place of a pod, with what may befall that. */
final class InClusterGate {
  private static final Map<Attribute, List<String>> URL =
      Map.of(Attribute.URL, List.of(ScriptedServer.INFER));

  private static final String PROGRESS = "loadline.progress";

  final PrintedText printed = new PrintedText();
  final PlayedCluster cluster;
  private final Path dir;
  private final Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
  private final List<String> names;

  /**
   * A gate of an open load of 50/s for 20 s.
   *
   * @param names of its endpoints; none for a gate of one without a name
   */
  InClusterGate(ScriptedServer server, Path dir, String... names) {
    this.dir = dir;
    this.names = List.of(names);
    this.cluster = new PlayedCluster(server);
    set(Attribute.RUN_IN, "CLUSTER");
    set(Attribute.READY_ISVC, "iris");
    if (this.names.isEmpty()) {
      values.putAll(URL);
    }
    set(Attribute.PAYLOAD, "{\"inputs\":[]}");
    set(Attribute.RATE, "50");
    set(Attribute.ARRIVALS, "CONSTANT");
    set(Attribute.DURATION, "20s");
    set(Attribute.WARMUP, "0");
    set(Attribute.READY_TIMEOUT, "20s");
  }

  void set(Attribute attribute, String value) {
    values.put(attribute, List.of(value));
  }

  void unset(Attribute attribute) {
    values.remove(attribute);
  }

  /** The pod is evicted before it has told the part of this number. */
  void evictBeforePart(int number) {
    driveBy(
        Optional.of(PlayedPod.Cut.evicted(" measured ", number, "the pod was evicted: no memory")),
        line -> line);
  }

  /** Its log has been changed. */
  void alter(UnaryOperator<String> line) {
    driveBy(Optional.empty(), line);
  }

  private void driveBy(Optional<PlayedPod.Cut> cut, UnaryOperator<String> altered) {
    cluster.workers =
        (order, say) ->
            new AlteredPod(
                PlayedPod.start(order.plan(), dir.resolve("pod"), cluster.calls, cut), altered);
  }

  /** By several workers. */
  PlayedWorkers several(int count) {
    set(Attribute.WORKERS, Integer.toString(count));
    PlayedWorkers workers = new PlayedWorkers(count, dir, cluster.calls);
    cluster.workers = workers::start;
    return workers;
  }

  /** With nothing said of what is waited for. */
  GateResult quiet() throws InterruptedException {
    System.setProperty(PROGRESS, "off");
    try {
      return run(true);
    } finally {
      System.clearProperty(PROGRESS);
    }
  }

  GateResult run() throws InterruptedException {
    return run(false);
  }

  private GateResult run(boolean overrides) throws InterruptedException {
    List<SettingSource.OfEndpoint> endpoints =
        names.stream().map(each -> new SettingSource.OfEndpoint(each, "", 0, each, URL)).toList();
    Gate gate =
        GateConfigFactory.ofProgram(overrides)
            .resolve(
                List.of(new SettingSource(0, "test", values)), endpoints, Optional.empty(), true);
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    TestName name = TestName.of("gate");
    return new GateRun(name, gate, Optional.of(dir), out, cluster.parts(), GateRun.FRESH).run();
  }

  String file(String name) throws IOException {
    return Files.readString(dir.resolve(name));
  }

  /** One whose log is not as it was written; it has ended well then. */
  private record AlteredPod(PlayedPod pod, UnaryOperator<String> altered)
      implements WorkerPod, WorkerPods {
    @Override
    public WorkerPod pod(int index) {
      return this;
    }

    @Override
    public WorkerFigures.Worker place() {
      return pod.place();
    }

    @Override
    public ByteChannel connect(int port, Duration longest) throws IOException {
      return pod.connect(port, longest);
    }

    @Override
    public String name() {
      return pod.name();
    }

    @Override
    public Optional<JobEnd> follow(java.util.function.Predicate<String> lines) {
      return pod.follow(line -> lines.test(altered.apply(line)));
    }

    @Override
    public Optional<String> interruption() {
      return pod.interruption();
    }

    @Override
    public void stop() {
      pod.stop();
    }

    @Override
    public void close() {
      pod.close();
    }
  }
}
