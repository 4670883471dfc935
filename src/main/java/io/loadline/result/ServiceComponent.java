package io.loadline.result;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A part of a service that has pods of its own; in a canary one for each revision.
 *
 * @param name {@code predictor}, {@code transformer} or {@code explainer}
 * @param revision the hash of the pod template, or the revision of Knative
 * @param trafficPercent its share of the requests; -1 when they are not split
 * @param storageUri where the model comes from; empty when not known
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record ServiceComponent(
    String name, String revision, int trafficPercent, String storageUri, List<PodFacts> pods) {
  public ServiceComponent {
    pods = List.copyOf(pods);
  }
}
