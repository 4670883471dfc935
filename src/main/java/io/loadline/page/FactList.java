package io.loadline.page;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names and what they are, a row each; what is empty has none. */
final class FactList implements HtmlWriter.Part {
  private final String title;
  private final Map<String, String> rows = new LinkedHashMap<>();

  FactList(String title) {
    this.title = title;
  }

  FactList add(String name, String value) {
    if (!value.isEmpty()) {
      rows.put(name, value);
    }
    return this;
  }

  @Override
  public void write(HtmlWriter html) {
    if (rows.isEmpty()) {
      return;
    }
    html.element("h3", title)
        .open("div", "class", "scroll", "role", "region", "aria-label", title, "tabindex", "0")
        .open("table", "class", "facts-table")
        .open("tbody");
    rows.forEach(
        (name, value) ->
            html.open("tr")
                .element("th", name, "scope", "row", "align", "left")
                .element("td", value)
                .closeLine());
    html.close().close().closeLine();
  }
}
