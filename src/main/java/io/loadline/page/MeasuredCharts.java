package io.loadline.page;

import io.loadline.json.JsonTree;
import java.util.List;

/**
 * What was measured of one address, over time and in sum.
 *
 * @param prefix of the ids of its charts
 */
record MeasuredCharts(String prefix, JsonTree root, Objectives objectives, Slices slices)
    implements Html.Part {
  @Override
  public void write(Html html) {
    if (!root.isPresent("response")) {
      return;
    }
    List<ClusterEvent> events = ClusterEvent.of(root);
    html.open("section", "id", prefix + "latency").element("h2", "Latency");
    html.add(new LatencyChart(prefix + "over-time", slices, objectives, events));
    html.add(
        new DistributionChart(
            prefix + "distribution",
            "Distribution of response times",
            slices.whole(Slice::response),
            LimitLine.of(objectives.on(MetricName::isLatency))));
    html.element("h3", "Where the time went");
    html.element(
        "p",
        "Of the requests that succeeded: response = lag + wait + service. Lag is the load"
            + " generator's own delay, wait the time without a free connection, service the time"
            + " from the first byte sent to the last byte received.",
        "class",
        "note");
    html.add(
        new TimesTable("Where the time went")
            .add("response", root.at("response"))
            .add("service", root.at("service"))
            .add("wait", root.at("wait"))
            .add("lag", root.at("lag")));
    html.closeLine();
    html.open("section", "id", prefix + "requests").element("h2", "Requests");
    html.add(new RateChart(prefix + "rate", slices, objectives, events));
    html.add(new OutcomeChart(prefix + "outcomes", slices, objectives, events));
    html.add(new OutcomeTable(root)).closeLine();
  }
}
