package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * How a service in a cluster is reached.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public enum AccessMode {
  /** Of an annotation that says nothing of it: what is set further out holds, or the default. */
  UNSET,
  /** The first of the others, in this order, that works from here. */
  AUTO,
  /** By the address itself, as a pod of the cluster does. */
  DIRECT,
  /** Through the cluster's gateway, which routes by the {@code Host} header. */
  INGRESS,
  /** Through a port that every node has open. */
  NODE_PORT,
  /** Through a tunnel by the API server, which adds to every latency. */
  PORT_FORWARD
}
