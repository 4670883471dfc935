package io.loadline.page;

import io.loadline.json.JsonTree;
import java.util.List;

/** Whether the load generator itself was well: a figure can be trusted only where it was. */
record GeneratorSection(JsonTree root, Slices slices, List<ClusterEvent> events)
    implements Html.Part {
  @Override
  public void write(Html html) {
    if (slices.isEmpty()) {
      return;
    }
    html.open("section", "id", "generator").element("h2", "Load generator");
    html.element("h3", "Lag");
    html.element(
        "p",
        "How late the load generator itself was with its requests. It is part of each response"
            + " time and none of the service's doing.",
        "class",
        "note");
    html.add(
        new TimeChart("lag", "Lag of the load generator", slices, Unit.MILLIS)
            .line(new TimeSeries(Ink.P99, "p99", it -> it.lag().toldP99()))
            .line(new TimeSeries(Ink.MAX, "max", it -> it.lag().max()))
            .events(events)
            .logarithmicWhereWide());
    writeHealth(html);
    html.add(new WorkerTable(root)).closeLine();
  }

  private void writeHealth(Html html) {
    if (!root.isPresent("health")) {
      return;
    }
    html.element("h3", "Health");
    html.add(
        new TimeChart("health", "Health of the load generator", slices, Unit.SHARE)
            .line(new TimeSeries(Ink.P99, "busiest loop", it -> it.health().busy()))
            .line(new TimeSeries(Ink.P90, "own processors", it -> it.health().cpu()))
            .line(new TimeSeries(Ink.MAX, "taken by the hypervisor", it -> it.health().steal()))
            .column(Unit.MILLIS, "held back", it -> it.health().throttled())
            .column(Unit.MILLIS, "longest pause", it -> it.health().pause()));
    JsonTree health = root.at("health");
    html.add(
        new Facts("Health, worst of all intervals")
            .add("Busiest loop", share(health, "busy"))
            .add("Own processors", share(health, "cpu"))
            .add("Busiest processor", share(health, "busiestCpu"))
            .add("Taken by the hypervisor", share(health, "steal"))
            .add("Waiting for a processor", share(health, "pressure"))
            .add("Held back by a quota, in all", time(health, "throttled_ms"))
            .add("Garbage collections, in all", time(health, "gc_ms"))
            .add("Longest pause", time(health, "longestPause_ms")));
  }

  private static String share(JsonTree health, String name) {
    return health.figure(name).isPresent() ? FigureText.percent(health.figure(name)) : "";
  }

  private static String time(JsonTree health, String name) {
    return health.figure(name).isPresent() ? FigureText.millis(health.figure(name)) : "";
  }
}
