package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.result.NotReadyException;
import java.util.List;
import java.util.stream.Collectors;

/** Picks the object that a host name means, where several could be. */
final class CandidateChoice {
  private CandidateChoice() {}

  /**
   * The only one that stays.
   *
   * @throws NotReadyException when there is more than one
   */
  static KubeObject of(List<KubeObject> found, String host) {
    List<KubeObject> staying = found.stream().filter(each -> !each.isDeleting()).toList();
    if (staying.size() > 1) {
      throw new NotReadyException(text(staying, host));
    }
    return staying.isEmpty() ? found.get(0) : staying.get(0);
  }

  private static String text(List<KubeObject> fitting, String host) {
    String both = fitting.stream().map(KubeObject::what).collect(Collectors.joining(" and "));
    String choice =
        fitting.stream().map(CandidateChoice::ready).collect(Collectors.joining(" or "));
    return """
        not ready: %s can mean %s
          usually  one is named like a part of the other, or both were given the same host
          do       say which is meant: %s"""
        .formatted(host, both, choice);
  }

  private static String ready(KubeObject object) {
    String kind =
        switch (object.resource().kind()) {
          case "InferenceGraph" -> "graph";
          case "LLMInferenceService" -> "llmisvc";
          default -> "isvc";
        };
    return "@Ready(%s = \"%s\", namespace = \"%s\")"
        .formatted(kind, object.name(), object.namespace());
  }
}
