package io.loadline.page;

import io.loadline.document.MetricName;
import io.loadline.json.JsonTree;
import java.util.List;
import java.util.OptionalDouble;

/** What came within answers that are streams: tokens, or messages of gRPC. */
record StreamSection(
    JsonTree root, ObjectiveSet objectives, TimeSlices slices, List<ClusterEvent> events)
    implements HtmlWriter.Part {
  @Override
  public void write(HtmlWriter html) {
    boolean tokens = root.isPresent("tokens");
    if (!tokens && !root.isPresent("messages")) {
      return;
    }
    String first = tokens ? "Time to first token" : "Time to first message";
    html.open("section", "id", "stream").element("h2", tokens ? "Tokens" : "Messages");
    if (slices.isStream()) {
      html.add(firstOverTime(first));
      html.add(
          new DistributionChart(
              "first-distribution",
              "Distribution of the " + first.toLowerCase(java.util.Locale.ROOT),
              slices.whole(TimeSlice::first),
              LimitLine.of(objectives.on(MetricName::isFirst))));
      html.add(rateOverTime(tokens ? "Tokens" : "Messages"));
    }
    html.add(tokens ? tokenTimes(root.at("tokens")) : messageTimes(root.at("messages")));
    html.add(tokens ? tokenFacts(root.at("tokens")) : messageFacts(root.at("messages")));
    html.closeLine();
  }

  private HtmlWriter.Part rateOverTime(String what) {
    String title = what + " a second";
    return html -> {
      html.element("h3", title);
      html.add(
          new TimeChart("tokens", title, slices, FigureUnit.RATE)
              .line(
                  new ChartSeries(
                      ChartColors.SUCCESS,
                      what.toLowerCase(java.util.Locale.ROOT),
                      this::perSecond))
              .events(events));
    };
  }

  private HtmlWriter.Part firstOverTime(String title) {
    PercentileLines lines =
        new PercentileLines(slices, objectives.on(MetricName::isFirst), TimeSlice::first);
    return html -> {
      html.element("h3", title + " over time");
      html.add(
          lines
              .addTo(new TimeChart("first", title + " over time", slices, FigureUnit.MILLIS))
              .limits(LimitLine.of(objectives.on(MetricName::isFirst)))
              .shade(objectives.affected(slices, MetricName::isFirst))
              .events(events)
              .logarithmicWhereWide());
      lines.writeNote(html);
    };
  }

  private OptionalDouble perSecond(TimeSlice slice) {
    return OptionalDouble.of(slice.perSecond(slice.counts().tokens()));
  }

  private static TimesTable tokenTimes(JsonTree tokens) {
    return new TimesTable("Times within streams")
        .add("time to first token", tokens.at("ttft"))
        .add("the same, from when it was sent", tokens.at("ttftFromSent"))
        .add("gap between tokens", tokens.at("itl"))
        .add("time per output token", tokens.at("tpot"));
  }

  private static TimesTable messageTimes(JsonTree messages) {
    return new TimesTable("Times within streams")
        .add("time to first message", messages.at("first"))
        .add("the same, from when it was sent", messages.at("firstFromSent"))
        .add("gap between messages", messages.at("gap"));
  }

  private static FactList tokenFacts(JsonTree tokens) {
    return new FactList("Figures of the streams")
        .add("Output tokens", count(tokens, "outputTokens"))
        .add("Tokens a second", rate(tokens, "tokensPerSecond"))
        .add("Of one answer", rate(tokens.at("tokensPerSecondOfRequest"), "mean"))
        .add("Counted by", tokens.text("source"))
        .add("Answers without text", count(tokens, "withoutText"))
        .add("Goodput", goodput(tokens.at("goodput")));
  }

  private static FactList messageFacts(JsonTree messages) {
    return new FactList("Figures of the streams")
        .add("Messages", count(messages, "count"))
        .add("Messages a second", rate(messages, "perSecond"))
        .add("Of one answer", rate(messages.at("perSecondOfRequest"), "mean"))
        .add("Answers without a message", count(messages, "withoutMessage"))
        .add("Goodput", goodput(messages.at("goodput")));
  }

  private static String count(JsonTree of, String name) {
    return of.isPresent(name) ? FigureText.count(of.number(0, name)) : "";
  }

  private static String rate(JsonTree of, String name) {
    OptionalDouble rate = of.figure(name);
    return rate.isPresent() ? FigureText.rate(rate.getAsDouble()) : "";
  }

  private static String goodput(JsonTree goodput) {
    OptionalDouble ratio = goodput.figure("ratio");
    return ratio.isPresent()
        ? FigureText.percent(ratio)
            + ": "
            + FigureText.count(goodput.number(0, "good"), "request")
            + " kept all limits"
        : "";
  }
}
