package io.loadline.result;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What was measured in a cluster. A text that is not known is empty.
 *
 * @param kind {@code InferenceService}, {@code Service} ..
 * @param generation as the API server counts changes of the object's spec
 * @param mode {@code Standard} or {@code Knative}
 * @param runtime the ServingRuntime, {@code kserve-mlserver} say
 * @param protocol as the runtime speaks it, {@code v2} say
 * @param components predictor, transformer, explainer; those that are called
 * @param tag by which one revision alone is called; empty when all of them may be
 * @param revision that the tag names; empty without one
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record ServiceIdentity(
    String kind,
    String namespace,
    String name,
    String uid,
    long generation,
    String mode,
    String runtime,
    String protocol,
    List<ServiceComponent> components,
    String tag,
    String revision) {
  public ServiceIdentity {
    components = List.copyOf(components);
  }

  /** How many pods it has in all. */
  public int pods() {
    return components.stream().mapToInt(component -> component.pods().size()).sum();
  }
}
