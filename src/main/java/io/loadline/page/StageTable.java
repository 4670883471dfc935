package io.loadline.page;

import io.loadline.json.JsonTree;
import java.util.List;

/** The stages of a load, and how the requests fared that should have started in each. */
record StageTable(JsonTree root) implements HtmlWriter.Part {
  @Override
  public void write(HtmlWriter html) {
    List<JsonTree> stages = root.list("stages");
    if (stages.isEmpty()) {
      return;
    }
    html.open("section", "id", "stages").element("h2", "Stages");
    HtmlTable table = new HtmlTable(html, "Stages").open().head("stage");
    for (String each : new String[] {"from", "for", "offered", "sent", "errors", "p50", "p99"}) {
      table.numberHead(each);
    }
    table.numberHead("max").body();
    for (JsonTree each : stages) {
      JsonTree response = each.at("response");
      table.row().head(each.text("stage"));
      table.number(FigureText.seconds(each.figure("start_s").orElse(0)));
      table.number(FigureText.seconds(each.figure("length_s").orElse(0)));
      table.number(FigureText.count(each.number(0, "offered")));
      table.number(FigureText.count(each.number(0, "sent")));
      table.number(FigureText.count(each.number(0, "errors")));
      table.number(FigureText.millis(response.figure("p50")));
      table.number(FigureText.millis(response.figure("p99")));
      table.number(FigureText.millis(response.figure("max"))).endRow();
    }
    table.close();
    html.closeLine();
  }
}
