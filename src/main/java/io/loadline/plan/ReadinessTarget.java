package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * What in the cluster is waited for.
 *
 * @param name of the object
 * @param namespace empty for that of the URL, else that of the context
 * @param resource of {@link AwaitedKind#OTHER} only: {@code apps/v1/StatefulSet}, {@code v1/Pod}
 * @param condition of {@link AwaitedKind#OTHER} only: the type of the condition that must be True
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public record ReadinessTarget(
    AwaitedKind kind, String name, String namespace, String resource, String condition) {
  /** Anything but {@link AwaitedKind#OTHER}. */
  public ReadinessTarget(AwaitedKind kind, String name, String namespace) {
    this(kind, name, namespace, "", "");
  }
}
