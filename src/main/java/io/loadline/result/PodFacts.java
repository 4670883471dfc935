package io.loadline.result;

import java.util.Map;
import org.apiguardian.api.API;

/**
 * A pod that serves.
 *
 * @param restarts of all its containers together
 * @param images container to the image's id with its digest
 * @param limits {@code kserve-container cpu} to {@code 1}
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record PodFacts(
    String name,
    String uid,
    String node,
    int restarts,
    boolean ready,
    Map<String, String> images,
    Map<String, String> limits) {
  public PodFacts {
    images = Map.copyOf(images);
    limits = Map.copyOf(limits);
  }
}
