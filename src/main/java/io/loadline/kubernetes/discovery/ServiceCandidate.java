package io.loadline.kubernetes.discovery;

import io.loadline.kubernetes.resource.ResourceKind;

/**
 * One object that may be meant.
 *
 * @param certain whether it serves the host itself; a Service or a Knative Service may only belong
 *     to what does
 */
public record ServiceCandidate(ResourceKind resource, String name, boolean certain) {
  /** {@code InferenceService default/iris}. */
  String what(String namespace) {
    String place = resource.namespaced() ? namespace + "/" : "";
    return resource.title() + " " + place + name;
  }
}
