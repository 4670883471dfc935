package io.loadline.page;

import io.loadline.json.JsonTree;
import java.util.List;

/** What was measured: the address, and of a service in a cluster what it was and what happened. */
record TargetSection(JsonTree root) implements HtmlWriter.Part {
  @Override
  public void write(HtmlWriter html) {
    JsonTree target = root.at("target");
    if (!target.isPresent()) {
      return;
    }
    html.open("section", "id", "target").element("h2", "Target");
    html.add(facts(target));
    writeEvents(html);
    JsonTree before = target.at("before");
    JsonTree after = target.at("after");
    html.add(new PodTable("Pods when the load began", before));
    if (before.isPresent() && after.isPresent() && !before.equals(after)) {
      html.add(new PodTable("Pods when it had ended", after));
    } else if (before.isPresent() && after.isPresent()) {
      html.element("p", "It was the same when the load had ended.", "class", "note");
    } else if (before.isPresent()) {
      html.element("p", "Nobody could say what it was when the load had ended.", "class", "note");
    }
    html.closeLine();
  }

  private void writeEvents(HtmlWriter html) {
    List<ClusterEvent> events = ClusterEvent.of(root);
    if (!events.isEmpty()) {
      html.element("h3", "What happened in the cluster");
      EventList.write(html, events);
    }
  }

  private static FactList facts(JsonTree target) {
    JsonTree service = target.at("before").isPresent() ? target.at("before") : target.at("after");
    String alone = service.text("tag");
    return new FactList("Service")
        .add("Address", target.text("url"))
        .add("Reached by", (target.text("path") + " " + target.text("address")).strip())
        .add("Context", target.text("context"))
        .add(
            service.text("kind").isEmpty() ? "Object" : service.text("kind"),
            service.text("name").isEmpty()
                ? ""
                : service.text("namespace") + "/" + service.text("name"))
        .add("Generation", service.text("generation"))
        .add("Mode", service.text("mode"))
        .add("Runtime", service.text("runtime"))
        .add("Protocol", service.text("protocol"))
        .add("Called alone", alone.isEmpty() ? "" : alone + " " + service.text("revision"))
        .add("Port-forward adds", tunnel(target.at("tunnel")));
  }

  private static String tunnel(JsonTree tunnel) {
    if (!tunnel.isPresent()) {
      return "";
    }
    return FigureText.millis(tunnel.figure("overhead_p50"))
        + " (p50), "
        + FigureText.millis(tunnel.figure("overhead_p99"))
        + " (p99); connected anew "
        + FigureText.count(tunnel.number(0, "reconnects"), "time");
  }
}
