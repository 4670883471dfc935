package io.loadline.page;

import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;
import java.util.List;

/** The endpoints of a gate beside each other, each with its latency and a way to its own page. */
record EndpointSection(ResultDocument gate, List<TimeSlices> slices) implements HtmlWriter.Part {
  @Override
  public void write(HtmlWriter html) {
    html.open("section", "id", "endpoints").element("h2", "Endpoints");
    HtmlTable table = new HtmlTable(html, "Endpoints").open().head("endpoint").head("verdict");
    for (String each :
        new String[] {"weight", "requests", "succeeded a second", "errors", "p50", "p99", "max"}) {
      table.numberHead(each);
    }
    table.body();
    gate.root().list("endpoints").forEach(each -> write(table, each));
    table.close();
    for (int i = 0; i < gate.endpoints().size(); i++) {
      ResultDocument each = gate.endpoints().get(i);
      html.add(
          new LatencyOverTime(
              "e" + (i + 1) + "-over-time",
              each.name() + ": latency over time",
              slices.get(i),
              ObjectiveSet.of(each),
              ClusterEvent.of(each.root())));
    }
    html.closeLine();
  }

  private static void write(HtmlTable table, JsonTree endpoint) {
    JsonTree response = endpoint.at("response");
    String page = RelativeLink.toPage(endpoint.text("result"));
    table.row();
    table.rowHead(
        head -> {
          head.element("a", endpoint.text("name"), "href", page);
          if (!endpoint.text("revision").isEmpty()) {
            head.empty("br").element("small", endpoint.text("revision"));
          }
        });
    table.cell(cell -> VerdictBadge.small(cell, endpoint.text("verdict")));
    table.number(endpoint.text("weight"));
    table.number(FigureText.count(endpoint.number(0, "requests")));
    table.number(FigureText.rate(endpoint.figure("throughput").orElse(0)));
    table.number(FigureText.percent(endpoint.figure("errorRatio")));
    table.number(FigureText.millis(response.figure("p50")));
    table.number(FigureText.millis(response.figure("p99")));
    table.number(FigureText.millis(response.figure("max"))).endRow();
  }
}
