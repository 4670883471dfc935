package io.loadline.page;

import io.loadline.result.Outcome;
import java.util.Locale;

/**
 * How lines of a chart are told apart: by colour, and by width and dashes for who sees none. The
 * colours stand for a white page without a style sheet; the style sheet has others for a dark one.
 */
enum ChartColors {
  P50("#0b7285", "1.6", "none"),
  P75("#0b7285", "1.6", "2 3"),
  P90("#1971c2", "1.6", "7 3"),
  P95("#1971c2", "1.6", "12 4 2 4"),
  P99("#5f3dc4", "2.4", "none"),
  P99_9("#5f3dc4", "1.6", "3 2"),
  MAX("#6c757d", "1.6", "1 4"),
  LIMIT("#c92a2a", "1.6", "9 4"),
  SUCCESS("#2b7a5b", "2.2", "none"),
  ERROR("#c92a2a", "2.2", "3 3"),
  REDIRECT("#868e96", "2.2", "none"),
  CLIENT_ERROR("#e8590c", "2.2", "none"),
  SERVER_ERROR("#9c1c1c", "2.2", "none"),
  ERROR_BODY("#e64980", "2.2", "none"),
  EXPECTATION_FAILED("#5f3dc4", "2.2", "none"),
  MALFORMED("#9775fa", "2.2", "none"),
  TRUNCATED("#1b4f72", "2.2", "none"),
  RESET("#1c8adb", "2.2", "none"),
  CONNECT_FAILED("#084c41", "2.2", "none"),
  TIMEOUT("#c77700", "2.2", "none"),
  NOT_SENT("#343a40", "2.2", "none"),
  QUEUE("#c77700", "2.2", "none"),
  PREPARE("#9775fa", "2.2", "none"),
  PREFILL("#1c8adb", "2.2", "none"),
  DECODE("#084c41", "2.2", "none"),
  COMPUTE("#2b7a5b", "2.2", "none"),
  TOTAL("#5f3dc4", "2.2", "none"),
  UNTOLD("#868e96", "2.2", "none"),
  OFFERED("#6c757d", "1.6", "7 3"),
  UNDECIDED("#868e96", "2.2", "none");

  private final String color;
  private final String width;
  private final String dashes;

  ChartColors(String color, String width, String dashes) {
    this.color = color;
    this.width = width;
    this.dashes = dashes;
  }

  /**
   * That of one kind. Those that follow each other differ in lightness as far as they can, but with
   * a kind between them absent two dark ones may meet: the table below a chart tells each count.
   */
  static ChartColors of(Outcome kind) {
    return valueOf(kind.name());
  }

  String color() {
    return color;
  }

  String css() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A path that keeps its width however wide the chart is. */
  void path(HtmlWriter html, String path) {
    html.empty(
        "path",
        "class",
        "line " + css(),
        "d",
        path,
        "fill",
        "none",
        "stroke",
        color,
        "stroke-width",
        width,
        "stroke-dasharray",
        dashes,
        "stroke-linecap",
        "round",
        "stroke-linejoin",
        "round",
        "vector-effect",
        "non-scaling-stroke");
  }

  /** Filled shapes. */
  void bars(HtmlWriter html, String path) {
    html.empty("path", "class", "bar " + css(), "d", path, "fill", color);
  }

  /** What stands beside its name in a legend. */
  void sample(HtmlWriter html, String name) {
    html.open("span", "class", "key")
        .open("svg", "width", "28", "height", "10", "aria-hidden", "true");
    path(html, "M2 5H26");
    html.close().text(" " + name).close().text(" ");
  }

  /** As {@link #sample}, of bars. */
  void block(HtmlWriter html, String name) {
    html.open("span", "class", "key")
        .open("svg", "width", "14", "height", "10", "aria-hidden", "true")
        .empty("rect", "class", "bar " + css(), "width", "12", "height", "10", "fill", color)
        .close()
        .text(" " + name)
        .close()
        .text(" ");
  }
}
