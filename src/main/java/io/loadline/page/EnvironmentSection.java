package io.loadline.page;

import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;
import java.util.List;
import java.util.OptionalDouble;

/** How it was measured, and where all of it stands in numbers. */
record EnvironmentSection(JsonTree root) implements HtmlWriter.Part {
  @Override
  public void write(HtmlWriter html) {
    html.open("section", "id", "environment").element("h2", "How it was measured");
    html.add(this::writeFacts).add(this::writeOverrides).closeLine();
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

  private void writeFacts(HtmlWriter html) {
    JsonTree load = root.at("load");
    html.add(load(load));
    JsonTree environment = root.at("environment");
    html.add(
        new FactList("Load generator")
            .add("Loadline", environment.text("loadline"))
            .add("Transport", environment.text("transport"))
            .add("Java", (environment.text("java") + " " + environment.text("vendor")).strip())
            .add(
                "System",
                (environment.text("os") + " " + environment.text("arch")).strip()
                    + processors(environment.number(0, "cpus")))
            .add("Node", environment.text("node"))
            .add("Can do here", limits(environment.at("self_check")))
            .add("Connections", connections(root.at("connections")))
            .add("Run ended", ending()));
  }

  private FactList load(JsonTree load) {
    return new FactList("Load")
        .add("Kind", kind(load))
        .add("Rate", load.figure("rate").isPresent() ? rate(load) : "")
        .add("Users", load.text("concurrency"))
        .add("Requests", load.text("requests"))
        .add("Duration", seconds(load.figure("duration_s")))
        .add("Warm-up", warmup(load.at("warmup")))
        .add("Connections", load.text("connections"))
        .add("Timeout", seconds(load.figure("timeout_s")))
        .add("Seed", load.text("seed"))
        .add("Method", load.text("method"))
        .add("Headers", list(load.texts("headers")))
        .add("Payloads", list(load.texts("payloads")))
        .add("Expected", list(load.texts("expect")));
  }

  private static String kind(JsonTree load) {
    return switch (load.text("kind")) {
      case "open" -> "open: requests start by the clock, whatever the service does";
      case "closed" -> "closed: each user waits for the answer before the next request";
      default -> load.text("kind");
    };
  }

  private static String rate(JsonTree load) {
    return load.text("rate") + " requests a second, " + load.text("arrivals");
  }

  private static String seconds(OptionalDouble seconds) {
    return seconds.isPresent() ? FigureText.seconds(seconds.getAsDouble()) : "";
  }

  private static String warmup(JsonTree warmup) {
    String duration = seconds(warmup.figure("duration_s"));
    long requests = warmup.number(-1, "requests");
    if (!duration.isEmpty()) {
      return duration;
    }
    return requests < 0 ? "" : requests == 0 ? "none" : FigureText.count(requests, "request");
  }

  private static String processors(long cpus) {
    return cpus == 0 ? "" : ", " + FigureText.count(cpus, "processor");
  }

  private static String limits(JsonTree found) {
    if (found.figure("ceiling").isEmpty()) {
      return "";
    }
    return FigureText.count(found.number(0, "ceiling"))
        + " requests a second to a server that does nothing; lag p99 "
        + FigureText.millis(found.figure("lag_p99"))
        + " at 1,000 a second";
  }

  private static String connections(JsonTree use) {
    return use.isPresent()
        ? use.number(0, "opened")
            + " opened, "
            + use.number(0, "used")
            + " used, "
            + use.number(0, "answered")
            + " answered"
        : "";
  }

  private String ending() {
    String ending = root.text("ending");
    return ending.equals("complete") ? "" : ending.equals("decided") ? "decided early" : ending;
  }

  private static String list(List<String> texts) {
    return String.join(", ", texts);
  }
}
