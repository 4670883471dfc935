package io.loadline.kubernetes.objects;

/**
 * A name of one revision, by which a host of its own calls it alone.
 *
 * @param component {@code predictor}
 * @param name {@code latest} or {@code prev}, as KServe names them
 * @param percent its share of the requests to the whole
 * @param url at which a gateway knows it; empty until it has one
 */
public record TrafficTag(String component, String name, String revision, long percent, String url) {
  static TrafficTag of(String component, Tree traffic) {
    return new TrafficTag(
        component,
        traffic.text("tag"),
        traffic.text("revisionName"),
        traffic.number(0, "percent"),
        traffic.text("url"));
  }

  /** Whether the requests end at it; others hand them on to what has tags of its own. */
  public boolean isPredictor() {
    return component.equals("predictor");
  }
}
