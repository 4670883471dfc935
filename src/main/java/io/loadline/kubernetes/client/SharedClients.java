package io.loadline.kubernetes.client;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The clients that are in use: who asks a cluster while somebody else does, by the same kubeconfig,
 * uses the same connections. A client and its first handshake take a new JVM half a second.
 */
final class SharedClients {
  private final Map<String, SharedClient> inUse = new HashMap<>();

  /** A client, with what it is called by. */
  record NamedClient(KubernetesClient client, String context) {}

  private static final class SharedClient {
    private final NamedClient named;
    private int users;

    private SharedClient(NamedClient named) {
      this.named = named;
    }
  }

  /**
   * A connection by the client of a key.
   *
   * @param maker makes it, where none is in use
   */
  synchronized Cluster connect(String key, Supplier<NamedClient> maker) {
    SharedClient shared = inUse.get(key);
    if (shared == null) {
      shared = new SharedClient(maker.get());
      inUse.put(key, shared);
    }
    shared.users++;
    NamedClient named = shared.named;
    return new Fabric8Cluster(named.client(), named.context(), () -> release(key, named));
  }

  private void release(String key, NamedClient named) {
    if (isLast(key)) {
      named.client().close();
    }
  }

  private synchronized boolean isLast(String key) {
    SharedClient shared = inUse.get(key);
    if (shared == null || --shared.users > 0) {
      return false;
    }
    inUse.remove(key);
    return true;
  }
}
