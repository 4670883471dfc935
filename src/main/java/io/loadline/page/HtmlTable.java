package io.loadline.page;

/** A table that can be scrolled by keyboard where the page is too narrow for it. */
final class HtmlTable {
  private final HtmlWriter html;
  private final String name;
  private boolean isBody;

  /**
   * Not yet written.
   *
   * @param name what a screen reader calls it
   */
  HtmlTable(HtmlWriter html, String name) {
    this.html = html;
    this.name = name;
  }

  /** With the row of heads open. */
  HtmlTable open() {
    html.open("div", "class", "scroll", "role", "region", "aria-label", name, "tabindex", "0")
        .open("table")
        .open("thead")
        .open("tr");
    return this;
  }

  /** The heads are written. */
  HtmlTable body() {
    html.close().closeLine().open("tbody");
    isBody = true;
    return this;
  }

  HtmlTable row() {
    html.open("tr");
    return this;
  }

  HtmlTable endRow() {
    html.closeLine();
    return this;
  }

  HtmlTable head(String text) {
    html.element("th", text, "scope", isBody ? "row" : "col", "align", "left");
    return this;
  }

  HtmlTable rowHead(HtmlWriter.Part content) {
    html.open("th", "scope", "row", "align", "left").add(content).close();
    return this;
  }

  /** Of a column of numbers. */
  HtmlTable numberHead(String text) {
    html.element("th", text, "scope", "col", "class", "n", "align", "right");
    return this;
  }

  HtmlTable text(String text) {
    html.element("td", text);
    return this;
  }

  HtmlTable number(String text) {
    html.element("td", text, "class", "n", "align", "right");
    return this;
  }

  HtmlTable number(HtmlWriter.Part content) {
    html.open("td", "class", "n", "align", "right").add(content).close();
    return this;
  }

  HtmlTable cell(HtmlWriter.Part content) {
    html.open("td").add(content).close();
    return this;
  }

  void close() {
    html.close().close().closeLine();
  }
}
