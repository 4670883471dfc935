package io.loadline.page;

import io.loadline.json.JsonTree;
import java.util.List;

/** Values from outside that replaced one of the code. */
record Overrides(JsonTree root) implements Html.Part {
  @Override
  public void write(Html html) {
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
