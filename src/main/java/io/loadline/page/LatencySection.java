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
    html.add(
        new PartsOverTime(
            slices, objectives.affected(slices, MetricName::isLatency), ClusterEvent.of(root)));
    html.add(new TimesByPart(root));
    html.add(
        new CountersOverRun(
            root,
            slices,
            objectives.affected(slices, MetricName::isLatency),
            ClusterEvent.of(root)));
    html.closeLine();
  }
}
