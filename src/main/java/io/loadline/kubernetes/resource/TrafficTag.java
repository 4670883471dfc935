package io.loadline.kubernetes.resource;

import io.loadline.json.JsonTree;

/**
 * A name of one revision, or of one canary of mode Standard, by which a host of its own calls it
 * alone.
 *
 * @param component {@code predictor}
 * @param name {@code latest} or {@code prev}, as KServe names them; that of a canary
 * @param revision of Knative; of a canary its Deployment, whose name its Service has, too
 * @param percent its share of the requests to the whole; -1 when it gets none of them
 * @param url at which a gateway knows it; empty until it has one
 * @param canary whether it is a canary of mode Standard
 */
public record TrafficTag(
    String component, String name, String revision, long percent, String url, boolean canary) {
  static TrafficTag of(String component, JsonTree traffic) {
    return new TrafficTag(
        component,
        traffic.text("tag"),
        traffic.text("revisionName"),
        traffic.number(0, "percent"),
        traffic.text("url"),
        false);
  }

  /** Whether the requests end at it; others hand them on to what has tags of its own. */
  public boolean isPredictor() {
    return component.equals("predictor");
  }

  /** {@code revision iris-00002 alone (tag latest)}, for people. */
  public String text() {
    return canary
        ? "canary " + name + " alone (Deployment " + revision + ")"
        : "revision " + revision + " alone (tag " + name + ")";
  }
}
