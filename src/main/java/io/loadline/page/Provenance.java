package io.loadline.page;

import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;

/** How it was measured, and where all of it stands in numbers. */
record Provenance(JsonTree root) implements Html.Part {
  @Override
  public void write(Html html) {
    html.open("section", "id", "environment").element("h2", "How it was measured");
    html.add(new EnvironmentFacts(root)).add(new Overrides(root)).closeLine();
    html.open("section", "id", "data").element("h2", "Data").open("p");
    html.element("a", ResultDocument.FILE, "href", ResultDocument.FILE);
    html.text(" beside this page has all figures; this page is made of it and of nothing else.");
    html.close().closeLine();
  }
}
