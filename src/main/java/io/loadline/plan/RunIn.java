package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * Where a load is driven.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public enum RunIn {
  /** Of an annotation that says nothing of it: what is set further out holds, or the default. */
  UNSET,
  /** In the JVM of the test. */
  LOCAL,
  /** In a pod of the cluster, next to the service. */
  CLUSTER
}
