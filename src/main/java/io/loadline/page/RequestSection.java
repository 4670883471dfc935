package io.loadline.page;

import io.loadline.document.MetricName;
import io.loadline.document.ResultDocument.ClockTime;
import io.loadline.json.JsonTree;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How many requests there were, what became of them, and which to look at first. */
record RequestSection(
    JsonTree root, ObjectiveSet objectives, TimeSlices slices, List<ClusterEvent> events)
    implements HtmlWriter.Part {
  @Override
  public void write(HtmlWriter html) {
    if (!root.isPresent("outcomes")) {
      return;
    }
    html.open("section", "id", "requests").element("h2", "Requests");
    if (!slices.isEmpty()) {
      writeRate(html);
      html.add(
          new OutcomesOverTime(slices, objectives.affected(slices, MetricName::isErrors), events));
    }
    writeCounts(html);
    writeErrorTimes(html);
    html.add(new RequestList(root)).closeLine();
  }

  private void writeRate(HtmlWriter html) {
    html.element("h3", "Offered and achieved rate");
    html.element(
        "p",
        "Requests that should have started in each "
            + slices.each()
            + ", and those of them that succeeded.",
        "class",
        "note");
    new TimeChart("rate", "Offered and achieved rate", slices, FigureUnit.RATE)
        .line(new ChartSeries(ChartColors.SUCCESS, "succeeded", RequestSection::achieved))
        .line(new ChartSeries(ChartColors.OFFERED, "offered", RequestSection::offered))
        .limits(LimitLine.of(objectives.on(MetricName::isThroughput)))
        .shade(objectives.affected(slices, MetricName::isThroughput))
        .events(events)
        .write(html);
  }

  private static OptionalDouble achieved(TimeSlice slice) {
    return OptionalDouble.of(slice.perSecond(slice.counts().successes()));
  }

  private static OptionalDouble offered(TimeSlice slice) {
    return OptionalDouble.of(slice.perSecond(slice.counts().requests()));
  }

  /** How often each outcome occurred, when first, and what was seen of it. */
  private void writeCounts(HtmlWriter html) {
    ClockTime clock = ClockTime.of(root);
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

  private void writeErrorTimes(HtmlWriter html) {
    TimesTable times = new TimesTable("Service time of failed requests");
    Map<String, JsonTree> known = root.members("serviceOfErrors");
    known.forEach(times::add);
    if (!known.isEmpty()) {
      html.element("h3", "How long failed requests took");
      html.element(
          "p",
          "From the first byte sent to the last byte received, or until the request was given up."
              + " Those that were never sent have no such time.",
          "class",
          "note");
      html.add(times);
    }
  }
}
