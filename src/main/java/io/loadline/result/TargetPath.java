package io.loadline.result;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * The way that the load took to a service in a cluster.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public enum TargetPath {
  /** From outside of the cluster, straight to the service's address. */
  DIRECT,
  /** As a pod of the cluster. */
  IN_CLUSTER,
  INGRESS,
  NODE_PORT,
  /** Through a tunnel by the API server. */
  PORT_FORWARD;

  /** As it stands in texts and files: {@code port-forward}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
