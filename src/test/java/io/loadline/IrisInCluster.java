package io.loadline;

import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import io.loadline.testkit.MlServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** The sample's InferenceService in a namespace of a test's own, and gates on it. */
final class IrisInCluster implements AutoCloseable {
  static final String NAME = "sklearn-irisv2";

  private static final Map<String, String> PODS =
      Map.of("serving.kserve.io/inferenceservice", NAME);

  private final ClusterKit kit;
  private final KubeNamespace namespace;

  /** Skips the test where there is no KServe; in CI that is a failure. */
  IrisInCluster() {
    kit = ClusterKit.require().with("inferenceservices.serving.kserve.io", "kserve-up");
    namespace = kit.namespace("gate");
  }

  String namespace() {
    return namespace.name();
  }

  /** The pod of the service stays; what comes later is refused what such a namespace forbids. */
  void restrict() {
    namespace.restrict();
  }

  /**
   * Has Loadline connect as a ServiceAccount that may do what docs/rbac.yaml says, and nothing
   * else.
   *
   * @param change of that text
   */
  void becomeOfTheDocs(UnaryOperator<String> change) {
    try {
      String bound = "kind: ServiceAccount\n    namespace: " + namespace.name() + "\n    name";
      String rbac =
          Files.readString(Path.of("docs/rbac.yaml"))
              .replace("kind: ServiceAccount\n    name", bound);
      namespace.apply(change.apply(rbac));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    String token = namespace.token("loadline");
    ClusterKit.use(kit.withToken(token, namespace.name()).toString());
  }

  /** The address of the only pod. */
  String podIp() {
    return namespace.readyPods(PODS, 1).get(0).getStatus().getPodIP();
  }

  void apply() {
    try {
      namespace.apply(Files.readString(Path.of("sample-project/isvc.yaml")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** So that what a gate waits for then is not its pod. */
  void awaitPod() {
    namespace.readyPods(PODS, 1);
  }

  void deletePods() {
    namespace.client().pods().inNamespace(namespace.name()).withLabels(PODS).delete();
  }

  /** Of a load in the cluster; Kubernetes takes a moment for what was deleted. */
  void awaitNothingButClasses() {
    namespace.awaitNothingButClasses();
  }

  /** As the tutorial has it. */
  URI url() {
    String host = NAME + "." + namespace.name() + ".svc.cluster.local";
    return URI.create("http://" + host + "/v2/models/" + NAME + "/infer");
  }

  Loadline gate() {
    return Loadline.isvc(NAME)
        .payload(MlServer.PAYLOAD)
        .ready(ready -> ready.namespace(namespace.name()))
        .load(load -> load.duration(Duration.ofSeconds(6)).rate(20))
        .printTo(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
  }

  /**
   * Acts when the load is said to run, however long the gate waited for another one's: that is said
   * every ten seconds.
   */
  Loadline gate(Runnable meanwhile) {
    return gate()
        .load(load -> load.duration(Duration.ofSeconds(14)).rate(20))
        .printTo(
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
              @Override
              public void println(Object line) {
                println(String.valueOf(line));
              }

              @Override
              public void println(String line) {
                if (line.contains(" s of 14 s, ")) {
                  CompletableFuture<Void> unused = CompletableFuture.runAsync(meanwhile);
                }
              }
            });
  }

  @Override
  public void close() {
    kit.close();
  }
}
