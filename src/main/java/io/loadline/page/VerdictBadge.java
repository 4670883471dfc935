package io.loadline.page;

import java.util.Map;

/** A verdict as a coloured sign with its word in it, in SVG that no style sheet is needed for. */
final class VerdictBadge {
  private static final Map<String, String> COLORS =
      Map.of(
          "PASS", "#2b7a3d",
          "FAIL", "#c92a2a",
          "INVALID", "#6741d9",
          "INCONCLUSIVE", "#8a5a00",
          "ERROR", "#a61e4d");

  private VerdictBadge() {}

  /** Of a gate, beside its name. */
  static void large(HtmlWriter html, String verdict) {
    write(html, verdict, 34, 20);
  }

  /** In a table. */
  static void small(HtmlWriter html, String verdict) {
    write(html, verdict, 20, 12);
  }

  private static void write(HtmlWriter html, String verdict, int height, int size) {
    String shown = verdict.isEmpty() ? "?" : verdict;
    String wide = Long.toString(Math.round(shown.length() * size * 0.74 + size * 1.2));
    String high = Integer.toString(height);
    String color = COLORS.getOrDefault(shown, "#57606a");
    html.open("svg", badge(shown, wide, high))
        .empty("rect", "width", "100%", "height", "100%", "rx", "" + height / 5, "fill", color)
        .open("g", "fill", "#ffffff", "font-family", SvgChart.FONT, "font-size", "" + size)
        .open("text", middle(SvgChart.px(height / 2.0 + size * 0.36)))
        .text(shown)
        .close()
        .close()
        .close();
  }

  private static String[] badge(String shown, String wide, String high) {
    return new String[] {
      "class", "badge", "width", wide, "height", high, "role", "img", "aria-label", shown
    };
  }

  private static String[] middle(String y) {
    return new String[] {"x", "50%", "y", y, "text-anchor", "middle", "font-weight", "700"};
  }

  /** The class by which a style sheet knows the verdict. */
  static String css(String verdict) {
    return COLORS.containsKey(verdict) ? "is-" + verdict.charAt(0) + verdict.charAt(1) : "is-other";
  }
}
