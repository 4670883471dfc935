package io.loadline.page;

import java.util.List;

/** What the numbers of a chart stand for. */
final class EventList {
  private EventList() {}

  static void write(HtmlWriter html, List<ClusterEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    html.open("ul", "class", "events");
    for (ClusterEvent each : events) {
      html.open("li")
          .element("strong", "(" + each.number() + ")")
          .text(" " + each.when() + ": " + each.what())
          .close();
    }
    html.closeLine();
  }
}
