package io.loadline;

import io.fabric8.kubernetes.api.model.NodeAddress;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Gates whose load a pod drives, in a namespace of a test's own. What they call are servers of this
 * JVM, on an address that is a node's: so pods reach them, and nobody outside does.
 */
final class PodRuns implements AutoCloseable {
  static final String IMAGE = "loadline.test/jre:17";

  private final ClusterKit kit;
  private final KubeNamespace namespace;

  /** Skips the test where there is no cluster, or its nodes are other machines. */
  PodRuns() {
    kit = ClusterKit.require().withImages();
    namespace = kit.namespace("pods");
  }

  KubeNamespace namespace() {
    return namespace;
  }

  ClusterKit kit() {
    return kit;
  }

  /** Where servers of this JVM are reached from pods. */
  InetAddress address() {
    return kit.client().nodes().list().getItems().stream()
        .flatMap(node -> node.getStatus().getAddresses().stream())
        .filter(address -> address.getType().equals("InternalIP"))
        .map(NodeAddress::getAddress)
        .map(PodRuns::address)
        .filter(PodRuns::isOfThisMachine)
        .findFirst()
        .orElseGet(() -> Assumptions.abort("no node of the cluster is this machine"));
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  private static boolean isOfThisMachine(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (IOException e) {
      return false;
    }
  }

  GateKit gates(Path dir) {
    return GateKit.writingTo(dir)
        .with("loadline.image", IMAGE)
        .with("loadline.run-in", "cluster")
        .with("loadline.worker-namespace", namespace.name());
  }

  @Override
  public void close() {
    kit.close();
  }
}
