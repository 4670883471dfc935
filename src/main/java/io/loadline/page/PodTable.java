package io.loadline.page;

import io.loadline.json.JsonTree;
import java.util.ArrayList;
import java.util.List;

/** The pods of a service: what runs where, of which image, within which limits. */
record PodTable(String title, JsonTree service) implements HtmlWriter.Part {
  private static final int MOST = 100;

  @Override
  public void write(HtmlWriter html) {
    List<JsonTree> components = service.list("components");
    if (components.isEmpty()) {
      return;
    }
    html.element("h3", title);
    HtmlTable table = new HtmlTable(html, title).open().head("pod").head("part").head("node");
    table.numberHead("restarts").head("images").head("limits").body();
    int rows = 0;
    int left = 0;
    for (JsonTree component : components) {
      for (JsonTree pod : component.list("pods")) {
        if (rows < MOST) {
          write(table, component, pod);
          rows++;
        } else {
          left++;
        }
      }
    }
    table.close();
    if (left > 0) {
      html.element("p", "and " + left + " more in result.json");
    }
  }

  private static void write(HtmlTable table, JsonTree component, JsonTree pod) {
    table.row().head(pod.text("name")).text(part(component)).text(pod.text("node"));
    table.number(pod.text("restarts"));
    List<String> images = new ArrayList<>();
    pod.list("images").forEach(it -> images.add(it.text("container") + ": " + it.text("image")));
    List<String> limits = new ArrayList<>();
    pod.list("limits").forEach(it -> limits.add(it.text("of") + " " + it.text("limit")));
    table.cell(cell -> lines(cell, images)).cell(cell -> lines(cell, limits)).endRow();
  }

  private static String part(JsonTree component) {
    String percent = component.text("trafficPercent");
    String storage = component.text("storageUri");
    return component.text("name")
        + " "
        + component.text("revision")
        + (percent.isEmpty() ? "" : ", " + percent + " % of the requests")
        + (storage.isEmpty() ? "" : ", " + storage);
  }

  private static void lines(HtmlWriter html, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      if (i > 0) {
        html.empty("br");
      }
      html.text(texts.get(i));
    }
  }
}
