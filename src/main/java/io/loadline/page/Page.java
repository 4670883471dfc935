package io.loadline.page;

import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A result as a page for people: one HTML file that asks no host for anything, and can be read
 * without its style sheet as well.
 */
public final class Page {
  /** Its name in a folder. */
  public static final String FILE = "index.html";

  private Page() {}

  /** The page of a gate. */
  public static String of(ResultDocument gate) {
    return page(gate, "");
  }

  /** The page of one of several endpoints, which leads back to that of its gate. */
  public static String ofEndpoint(ResultDocument endpoint, ResultDocument gate) {
    return page(endpoint, gate.name());
  }

  private static String page(ResultDocument result, String gate) {
    Html html = new Html();
    html.open("html", "lang", "en").open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.element("title", result.verdict() + " " + result.name());
    html.style(StyleSheet.text()).closeLine();
    html.open("body").open("main");
    if (!gate.isEmpty()) {
      html.open("p", "class", "up").text("endpoint of ");
      html.element("a", gate, "href", "../" + FILE).closeLine();
    }
    html.add(new Header(result)).add(new KeyFigures(result.root()));
    if (result.endpoints().isEmpty()) {
      writeMeasured(html, result);
    } else {
      writeTogether(html, result);
    }
    html.add(new Provenance(result.root())).close().closeLine().closeLine();
    return html.page();
  }

  private static void writeMeasured(Html html, ResultDocument result) {
    JsonTree root = result.root();
    Objectives objectives = Objectives.of(result);
    Slices slices = Slices.of(root);
    html.add(new Findings(result, objectives, unnamed -> slices))
        .add(new ObjectiveTable(objectives))
        .add(new LatencySection(root, objectives, slices))
        .add(new Notes(root))
        .add(new MeasuredSections(root, objectives, slices));
  }

  private static void writeTogether(Html html, ResultDocument gate) {
    Objectives objectives = Objectives.of(gate);
    Map<String, Slices> slices = new LinkedHashMap<>();
    gate.endpoints().forEach(each -> slices.put(each.name(), Slices.of(each.root())));
    html.add(
            new Findings(
                gate, objectives, name -> slices.getOrDefault(name, Slices.of(JsonTree.ABSENT))))
        .add(new ObjectiveTable(objectives))
        .add(new EndpointSection(gate, List.copyOf(slices.values())))
        .add(new Notes(gate.root()));
  }
}
