package io.loadline.page;

import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import java.util.List;

/**
 * One objective that does not hold: by how much, how often and when.
 *
 * @param slices of the endpoint that it is of; none where they are not known
 * @param root of that endpoint
 */
record ObjectiveFinding(
    ObjectiveFigures objective, ObjectiveSet objectives, TimeSlices slices, JsonTree root) {
  void write(HtmlWriter html) {
    MetricName metric = MetricName.of(objective.metric());
    html.open("li").element("strong", sentence(metric));
    String why = objective.reason();
    if (why.equals("error")) {
      html.empty("br")
          .text(
              "Its rank is that of a request that failed, and an error counts as"
                  + " longer than every limit.");
    } else if (!why.isEmpty()) {
      html.empty("br").text(capital(why) + ".");
    }
    String often = new FindingCounts(objective, metric, slices, root).text();
    if (!often.isEmpty()) {
      html.empty("br").text(often);
    }
    String when = when(metric);
    if (!when.isEmpty()) {
      html.empty("br").text(when);
    }
    html.closeLine();
  }

  private String sentence(MetricName metric) {
    String observed = ObjectiveText.observed(objective, objectives.timeoutSeconds());
    String margin = ObjectiveText.margin(objective);
    return metric.title()
        + ": "
        + observed
        + "; limit: "
        + ObjectiveText.limit(objective)
        + (margin.isEmpty() ? "" : " (" + margin + ")");
  }

  private String when(MetricName metric) {
    List<TimeSlice> broken =
        slices.all().stream().filter(each -> BrokenSlice.isBroken(objective, each)).toList();
    if (broken.isEmpty()) {
      return "";
    }
    TimeSlice worst = broken.get(0);
    for (TimeSlice each : broken) {
      worst = badness(metric, each) > badness(metric, worst) ? each : worst;
    }
    ClockTime clock = ClockTime.of(root);
    String label = metric.isGoodput() ? "Requests failed: " : "When: ";
    boolean always = broken.size() == slices.all().size();
    return label
        + (always ? "all the time" : TimeRanges.of(broken))
        + clock.window(broken.get(0).start(), broken.get(broken.size() - 1).end())
        + (worst == broken.get(0) ? "" : "; worst " + clock.at(worst.start()))
        + ".";
  }

  private static double badness(MetricName metric, TimeSlice slice) {
    if (metric.isErrors() || metric.isGoodput()) {
      return slice.counts().errors();
    }
    return metric.isTime()
        ? BrokenSlice.figure(metric, metric.isFirst() ? slice.first() : slice.response()).orElse(0)
        : -slice.perSecond(slice.counts().successes());
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
