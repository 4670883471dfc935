package io.loadline.page;

import io.loadline.document.MetricName;
import io.loadline.json.JsonTree;

/**
 * How long requests took, over time and in all.
 *
 * @param root of one address
 */
record LatencySection(JsonTree root, ObjectiveSet objectives, TimeSlices slices)
    implements HtmlWriter.Part {
  @Override
  public void write(HtmlWriter html) {
    if (!root.isPresent("response")) {
      return;
    }
    html.open("section", "id", "latency").element("h2", "Latency");
    html.add(
        new LatencyOverTime(
            "over-time", "Latency over time", slices, objectives, ClusterEvent.of(root)));
    html.add(
        new DistributionChart(
            "distribution",
            "Distribution of response times",
            slices.whole(TimeSlice::response),
            LimitLine.of(objectives.on(MetricName::isLatency))));
    writeParts(html);
    html.closeLine();
  }

  private void writeParts(HtmlWriter html) {
    html.element("h3", "Where the time went");
    html.element(
        "p",
        "Of the requests that succeeded: response = lag + wait + service. Lag is the load"
            + " generator's own delay, wait the time without a free connection, service the time"
            + " from the first byte sent to the last byte received. Means add up, percentiles do"
            + " not. Lag counts all requests that were fired, those that failed as well.",
        "class",
        "note");
    html.add(
        new TimesTable("Where the time went")
            .add("response", root.at("response"))
            .add("service", root.at("service"))
            .add("wait", root.at("wait"))
            .add("lag", root.at("lag")));
  }
}
