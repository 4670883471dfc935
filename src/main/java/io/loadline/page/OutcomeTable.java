package io.loadline.page;

import io.loadline.json.JsonTree;

/** How often each outcome occurred, when first, and what was seen of it. */
record OutcomeTable(JsonTree root) implements Html.Part {
  @Override
  public void write(Html html) {
    if (root.members("outcomes").isEmpty()) {
      return;
    }
    Clock clock = Clock.of(root);
    double requests = Math.max(1, root.number(0, "requests"));
    HtmlTable table = new HtmlTable(html, "Outcomes").open();
    table.head("outcome").numberHead("requests").numberHead("share");
    table.head("first").head("what was seen").body();
    root.members("outcomes")
        .forEach(
            (outcome, count) -> {
              long number = count.number(0);
              table.row().head(outcome).number(FigureText.count(number));
              table.number(FigureText.percent(number / requests));
              JsonTree error = root.at("errors", outcome);
              boolean seen = error.figure("first_ms").isPresent();
              table.text(seen ? clock.at(error.figure("first_ms").orElse(0) / 1e3) : "");
              table.text(error.text("sample")).endRow();
            });
    table.close();
  }
}
