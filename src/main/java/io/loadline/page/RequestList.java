package io.loadline.page;

import io.loadline.document.ResultDocument.ClockTime;
import io.loadline.json.JsonTree;
import java.util.List;
import java.util.Locale;

/** The slowest requests, and the first that failed of each kind, with their traces. */
record RequestList(JsonTree root) implements HtmlWriter.Part {
  @Override
  public void write(HtmlWriter html) {
    List<JsonTree> slowest = root.list("slowestRequests");
    if (slowest.isEmpty() && root.isPresent("slowest")) {
      slowest = List.of(root.at("slowest"));
    }
    writeTable(html, "Slowest requests", slowest);
    writeTable(html, "First failed request of each kind", root.list("failedRequests"));
  }

  private void writeTable(HtmlWriter html, String title, List<JsonTree> requests) {
    if (requests.isEmpty()) {
      return;
    }
    ClockTime clock = ClockTime.of(root);
    html.element("h3", title);
    HtmlTable table = new HtmlTable(html, title).open().head("request");
    table.head("should have started").head("outcome").numberHead("response");
    boolean traced = requests.stream().anyMatch(each -> !each.text("traceId").isEmpty());
    (traced ? table.head("trace") : table).body();
    for (JsonTree each : requests) {
      table.row().head("#" + each.text("index"));
      table.text(clock.at(each.figure("start_ms").orElse(0) / 1e3));
      String outcome = each.text("outcome");
      table.text(outcome.isEmpty() ? "success" : outcome);
      table.number(FigureText.millis(each.figure("response_ms")));
      if (traced) {
        table.cell(cell -> writeTrace(cell, each.text("traceId"), each.text("traceUrl")));
      }
      table.endRow();
    }
    table.close();
  }

  private static void writeTrace(HtmlWriter html, String id, String url) {
    if (id.isEmpty()) {
      html.text(FigureText.NONE);
    } else if (isAddress(url)) {
      html.open("a", "href", url, "rel", "noreferrer").element("code", id).close();
    } else {
      html.element("code", id);
    }
  }

  /** A link of another scheme might run something. */
  private static boolean isAddress(String url) {
    String start = url.toLowerCase(Locale.ROOT);
    return start.startsWith("https://") || start.startsWith("http://");
  }
}
