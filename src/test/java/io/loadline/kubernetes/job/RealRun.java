package io.loadline.kubernetes.job;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Jobs of a {@link TickMain} in a namespace of a real cluster that a test has for itself. */
final class RealRun implements AutoCloseable {
  static final String IMAGE = "loadline.test/jre:17";
  private static final String MAIN = "io/loadline/kubernetes/job/TickMain.class";

  private final ClusterKit kit = ClusterKit.require().withImages();
  private final KubeNamespace namespace;
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private Cluster cluster;
  private String image = IMAGE;
  private Duration start = Duration.ofSeconds(60);
  private Duration deadline = Duration.ofMinutes(2);
  private Duration afterEnd = Duration.ofSeconds(60);
  private OptionalInt user = OptionalInt.of(65_532);
  private Map<String, String> nodeSelector = Map.of();
  private Map<String, String> secret = Map.of("secrets.json", "{}");
  private byte[] main = mainClass();
  private int workers = 1;
  private int number;

  RealRun() {
    namespace = kit.namespace("loadline-job");
    cluster = connect();
  }

  private static Cluster connect() {
    return Cluster.open("").orElseThrow();
  }

  ClusterKit kit() {
    return kit;
  }

  Cluster cluster() {
    return cluster;
  }

  KubeNamespace namespace() {
    return namespace;
  }

  List<String> said() {
    return said;
  }

  List<String> lines() {
    return lines;
  }

  /** Connects anew by another kubeconfig. */
  RealRun by(Path kubeconfig) {
    ClusterKit.use(kubeconfig.toString());
    cluster.close();
    cluster = connect();
    return this;
  }

  RealRun image(String name) {
    image = name;
    return this;
  }

  RealRun lasting(int startSeconds, int deadlineSeconds, int afterEndSeconds) {
    start = Duration.ofSeconds(startSeconds);
    deadline = Duration.ofSeconds(deadlineSeconds);
    afterEnd = Duration.ofSeconds(afterEndSeconds);
    return this;
  }

  RealRun onNodes(Map<String, String> selector) {
    nodeSelector = selector;
    return this;
  }

  RealRun workers(int count) {
    workers = count;
    return this;
  }

  RealRun as(OptionalInt who) {
    user = who;
    return this;
  }

  RealRun secret(Map<String, String> documents) {
    secret = documents;
    return this;
  }

  /** Of a JRE that there is not yet. */
  RealRun ofLaterJava() {
    main = main.clone();
    main[7] = 120;
    return this;
  }

  JobRequest request(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of("-Xmx1g", "-XX:+UseSerialGC", MAIN.replace('/', '.').replace(".class", "")));
    command.addAll(List.of(arguments));
    number++;
    return new JobRequest(
        namespace.name(),
        "loadline-test-" + number,
        "test",
        new JobRequest.PodSettings(
            image,
            List.of(),
            Map.of("cpu", "50m", "memory", "64Mi"),
            Map.of("memory", "128Mi"),
            user,
            false,
            "",
            false),
        new JobRequest.Placement(
            workers,
            nodeSelector,
            List.of(),
            List.of(new JobRequest.Pods(Map.of("app", "model"), ""))),
        new JobRequest.Lifetime(start, deadline, afterEnd, false),
        new JobRequest.Documents(Map.of("plan.json", "{}"), secret),
        command);
  }

  WorkerJob start(String... arguments) throws InterruptedException {
    WorkerJob job =
        new WorkerJob(
            cluster,
            request(arguments),
            JobClock.of(System::nanoTime, Clock.systemUTC()),
            said::add);
    job.start(this::parts);
    return job;
  }

  /** Of the classes that the pod runs. */
  List<EnginePart> parts() {
    return EnginePart.cut(new TreeMap<>(Map.of(MAIN, main)));
  }

  /** Until it has said its last line. */
  JobEnd end(String... arguments) throws InterruptedException {
    try (WorkerJob job = start(arguments)) {
      return follow(job, line -> {});
    }
  }

  JobEnd follow(WorkerJob job, java.util.function.Consumer<String> onLine)
      throws InterruptedException {
    Predicate<String> taken =
        line -> {
          lines.add(line);
          onLine.accept(line);
          return line.equals(FakeRun.LAST);
        };
    return job.worker(0).follow(taken);
  }

  /** What bears our label now, but for the classes. */
  List<String> left() {
    return namespace.contents().read().stream()
        .filter(name -> name.contains("loadline-test"))
        .toList();
  }

  private static byte[] mainClass() {
    try (InputStream in = RealRun.class.getResourceAsStream("TickMain.class")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    cluster.close();
    kit.close();
  }
}
