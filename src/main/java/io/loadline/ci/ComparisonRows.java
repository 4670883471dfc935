package io.loadline.ci;

import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;
import io.loadline.text.OneLine;
import io.loadline.text.PlainNumber;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Figures beside those of a baseline, or of another target, as a table in Markdown. */
final class ComparisonRows {
  private static final String HEAD =
      "| compared | allowed | before | now | times before | at 95 % | verdict |\n"
          + "|---|---:|---:|---:|---:|---:|---|\n";

  private ComparisonRows() {}

  /** Empty where none are compared. */
  static String of(ResultDocument gate) {
    List<JsonTree> all =
        gate.measured().stream().flatMap(each -> each.root().list("comparisons").stream()).toList();
    return all.isEmpty()
        ? ""
        : HEAD + all.stream().map(ComparisonRows::row).collect(Collectors.joining());
  }

  private static String row(JsonTree compared) {
    return "| "
        + String.join(
            " | ",
            MarkdownText.code(compared.text("metric")),
            "+" + PlainNumber.text(Math.round(1e5 * compared.figure("by").orElse(0)) / 1e3) + " %",
            figure(compared, "before"),
            figure(compared, "now"),
            ratio(compared.figure("ratio")),
            interval(compared),
            MarkdownText.text(OneLine.of(compared.text("verdict"))))
        + " |\n";
  }

  private static String figure(JsonTree compared, String member) {
    OptionalDouble figure = compared.figure(member);
    return figure.isEmpty()
        ? "no data"
        : MarkdownText.text(
            PlainNumber.rounded(figure.getAsDouble()) + " " + OneLine.of(compared.text("unit")));
  }

  private static String interval(JsonTree compared) {
    OptionalDouble upper = compared.figure("upper");
    return upper.isEmpty() ? "" : ratio(compared.figure("lower")) + "-" + ratio(upper);
  }

  private static String ratio(OptionalDouble ratio) {
    return ratio.isEmpty() ? "" : String.format(Locale.ROOT, "%.3f", ratio.getAsDouble());
  }
}
