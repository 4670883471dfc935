package io.loadline.page;

import io.loadline.document.ResultDocument.ObjectiveFigures;
import java.util.List;
import java.util.Map;

/**
 * One objective that does not hold: by how much, how often and when.
 *
 * @param slices of the endpoint that it is of; none where they are not known
 */
record ObjectiveFinding(
    ObjectiveFigures objective, ObjectiveSet objectives, TimeSlices slices, ClockTime clock) {
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
    String often = often(metric);
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

  private String often(MetricName metric) {
    if (!metric.isLatency() || slices.isEmpty()) {
      return "";
    }
    long beyond = 0;
    long requests = 0;
    for (TimeSlice each : slices.all()) {
      Map<Double, Long> exceedances = each.counts().exceedances();
      beyond += exceedances.getOrDefault(objective.limit(), 0L);
      requests += each.counts().requests();
    }
    double percentile = metric.figure().equals("max") ? 100 : metric.percentile();
    if (beyond == 0) {
      return "";
    }
    String often =
        FigureText.count(beyond)
            + " of "
            + FigureText.count(requests, "request")
            + " took longer than "
            + ObjectiveText.limitValue(objective)
            + " or failed";
    return percentile == 0
        ? often + "."
        : often
            + "; at most "
            + FigureText.count(BrokenSlice.allowed(percentile, requests))
            + " may.";
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
    return "When: "
        + (broken.size() == slices.all().size() ? "all the time" : TimeRanges.of(broken))
        + "; first "
        + clock.at(broken.get(0).start())
        + (broken.size() == 1 ? "" : ", worst " + clock.at(worst.start()))
        + ".";
  }

  private static double badness(MetricName metric, TimeSlice slice) {
    if (metric.isErrors()) {
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
