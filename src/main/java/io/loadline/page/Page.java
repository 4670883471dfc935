package io.loadline.page;

import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;

/**
 * A result as a page for people: one HTML file that asks no host for anything, and can be read
 * without its style sheet as well.
 */
public final class Page {
  /** Its name in a folder. */
  public static final String FILE = "index.html";

  private Page() {}

  /** The page of a gate or of one of its endpoints. */
  public static String of(ResultDocument result) {
    Html html = new Html();
    html.open("html", "lang", "en").open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.element("title", result.verdict() + " " + result.name());
    html.style(StyleSheet.text()).closeLine();
    html.open("body").open("main");
    writeBody(html, result);
    html.close().closeLine().closeLine();
    return html.page();
  }

  private static void writeBody(Html html, ResultDocument result) {
    JsonTree root = result.root();
    Objectives objectives = Objectives.of(result);
    Slices slices = Slices.of(root);
    html.add(new Header(result))
        .add(new Findings(result, objectives, slices))
        .add(new ObjectiveTable(objectives))
        .add(new Notes(root))
        .add(new MeasuredCharts("", root, objectives, slices))
        .add(new Provenance(root));
  }
}
