package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.resource.ResourceKind;
import java.util.List;

/**
 * What is to be found: one object, or what a host name can mean.
 *
 * @param namespace of all candidates
 * @param candidates the likeliest first; at least one
 * @param host of the URL that they were derived from; empty when the object was named
 * @param called the host that hears the requests: that of the URL, or the virtual one
 * @param condition that must be True, of an object that is none of ours; empty for the others
 */
public record ServiceQuery(
    String namespace, List<Candidate> candidates, String host, String called, String condition) {
  public ServiceQuery {
    candidates = List.copyOf(candidates);
  }

  /** The same, called by a host. */
  ServiceQuery calledBy(String heard) {
    return new ServiceQuery(namespace, candidates, host, heard, condition);
  }

  /** The likeliest. */
  public Candidate first() {
    return candidates.get(0);
  }

  /** {@code InferenceService default/iris}: the likeliest, for people. */
  public String what() {
    return first().what(namespace);
  }

  public ResourceKind resource() {
    return first().resource();
  }

  /** Whether someone named the object, not only a host. */
  public boolean isNamed() {
    return host.isEmpty();
  }

  /**
   * One object that may be meant.
   *
   * @param certain whether it serves the host itself; a Service or a Knative Service may only
   *     belong to what does
   */
  public record Candidate(ResourceKind resource, String name, boolean certain) {
    /** {@code InferenceService default/iris}. */
    String what(String namespace) {
      String place = resource.namespaced() ? namespace + "/" : "";
      return resource.title() + " " + place + name;
    }
  }
}
