package io.loadline.page;

import io.loadline.json.JsonTree;
import java.util.OptionalDouble;

/** The few figures that are asked for first. */
record KeyFigures(JsonTree root) implements Html.Part {
  @Override
  public void write(Html html) {
    if (!root.isPresent("response")) {
      return;
    }
    JsonTree response = root.at("response");
    html.open("dl", "class", "key-figures");
    write(html, "mean", FigureText.millis(response.figure("mean")));
    write(html, "p50", FigureText.millis(response.figure("p50")));
    write(html, "p99", FigureText.millis(response.figure("p99")));
    write(html, "max", FigureText.millis(response.figure("max")));
    OptionalDouble throughput = root.figure("throughput");
    write(
        html,
        "throughput",
        throughput.isPresent() ? FigureText.rate(throughput.getAsDouble()) : FigureText.NONE);
    write(html, "errors", FigureText.percent(root.figure("errorRatio")));
    html.closeLine();
    html.element(
        "p", "Times are response times of the requests that succeeded.", "class", "note key-note");
  }

  private static void write(Html html, String name, String figure) {
    html.open("div").element("dt", name).element("dd", figure).close();
  }
}
