package io.loadline.page;

import io.loadline.json.JsonTree;
import java.util.List;

/** Whether the load generator itself was well: a figure can be trusted only where it was. */
record GeneratorSection(JsonTree root, TimeSlices slices, List<ClusterEvent> events)
    implements HtmlWriter.Part {
  private static final int MOST = 200;

  @Override
  public void write(HtmlWriter html) {
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
        new TimeChart("lag", "Lag of the load generator", slices, FigureUnit.MILLIS)
            .line(new ChartSeries(ChartColors.P99, "p99", it -> it.lag().toldP99()))
            .line(new ChartSeries(ChartColors.MAX, "max", it -> it.lag().max()))
            .events(events)
            .logarithmicWhereWide());
    writeHealth(html);
    writeWorkers(html);
    html.closeLine();
  }

  private void writeHealth(HtmlWriter html) {
    if (!root.isPresent("health")) {
      return;
    }
    html.element("h3", "Health");
    html.add(
        new TimeChart("health", "Health of the load generator", slices, FigureUnit.SHARE)
            .line(new ChartSeries(ChartColors.P99, "busiest loop", it -> it.health().busy()))
            .line(new ChartSeries(ChartColors.P90, "own processors", it -> it.health().cpu()))
            .line(
                new ChartSeries(
                    ChartColors.MAX, "taken by the hypervisor", it -> it.health().steal()))
            .column(FigureUnit.MILLIS, "held back", it -> it.health().throttled())
            .column(FigureUnit.MILLIS, "longest pause", it -> it.health().pause()));
    JsonTree health = root.at("health");
    html.add(
        new FactList("Health, worst of all intervals")
            .add("Busiest loop", share(health, "busy"))
            .add("Own processors", share(health, "cpu"))
            .add("Busiest processor", share(health, "busiestCpu"))
            .add("Taken by the hypervisor", share(health, "steal"))
            .add("Waiting for a processor", share(health, "pressure"))
            .add("Held back by a quota, in all", time(health, "throttled_ms"))
            .add("Garbage collections, in all", time(health, "gc_ms"))
            .add("Longest pause", time(health, "longestPause_ms")));
  }

  /** Of a load that several pods drove together. */
  private void writeWorkers(HtmlWriter html) {
    List<JsonTree> workers = root.list("workers");
    if (workers.isEmpty()) {
      return;
    }
    html.element("h3", "Workers");
    HtmlTable table = new HtmlTable(html, "Workers").open();
    table.head("worker").head("pod").head("node").head("ending").numberHead("sent");
    table.numberHead("lag p99").numberHead("busy").numberHead("start may be off by").body();
    for (JsonTree each : workers.subList(0, Math.min(MOST, workers.size()))) {
      table.row().head(each.text("index")).text(each.text("pod")).text(each.text("node"));
      String loss = each.text("loss");
      table.text(each.text("ending") + (loss.isEmpty() ? "" : ": " + loss));
      table.number(FigureText.count(each.number(0, "sent")));
      table.number(FigureText.millis(each.figure("lag_p99")));
      table.number(FigureText.percent(each.figure("health", "busy")));
      table.number(FigureText.millis(each.figure("start", "error_ms"))).endRow();
    }
    table.close();
    if (workers.size() > MOST) {
      html.element("p", "and " + (workers.size() - MOST) + " more in result.json");
    }
  }

  private static String share(JsonTree health, String name) {
    return health.figure(name).isPresent() ? FigureText.percent(health.figure(name)) : "";
  }

  private static String time(JsonTree health, String name) {
    return health.figure(name).isPresent() ? FigureText.millis(health.figure(name)) : "";
  }
}
