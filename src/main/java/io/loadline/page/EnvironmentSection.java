package io.loadline.page;

import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;
import java.util.List;

/** How it was measured, and where all of it stands in numbers. */
record EnvironmentSection(JsonTree root) implements HtmlWriter.Part {
  @Override
  public void write(HtmlWriter html) {
    html.open("section", "id", "environment").element("h2", "How it was measured");
    html.add(new EnvironmentFacts(root)).add(this::writeOverrides).closeLine();
    html.open("section", "id", "data").element("h2", "Data").open("p");
    html.element("a", ResultDocument.FILE, "href", ResultDocument.FILE);
    html.text(" beside this page has all figures; this page is made of it and of nothing else.");
    html.close().closeLine();
  }

  /** Values from outside that replaced one of the code. */
  private void writeOverrides(HtmlWriter html) {
    List<JsonTree> overrides = root.list("overrides");
    if (overrides.isEmpty()) {
      return;
    }
    html.element("h3", "Set from outside");
    HtmlTable table = new HtmlTable(html, "Set from outside").open();
    table.head("key").head("in the code").head("here").head("by").head("effect").body();
    for (JsonTree each : overrides) {
      table.row().head(each.text("key")).text(each.text("from")).text(each.text("to"));
      table.text(each.text("source"));
      table.text(each.flag(false, "loosens") ? "makes an objective weaker" : "").endRow();
    }
    table.close();
  }
}
