package io.loadline.page;

import io.loadline.json.JsonTree;
import java.util.List;

/** The load generators of a load that several pods drove together. */
record WorkerTable(JsonTree root) implements Html.Part {
  private static final int MOST = 200;

  @Override
  public void write(Html html) {
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
}
