package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartAxisTest {
  /**
   * In px: the plot on a small phone, a digit, and by what the first and the last label move in.
   */
  private static final double NARROW = 340;

  private static final double DIGIT = 7;
  private static final double INDENT = 3;

  @Test
  void labels_of_a_logarithmic_axis_never_touch_on_a_phone() {
    for (double min = 0.001; min < 20_000; min *= 1.7) {
      for (double factor = 1.1; factor < 1e6; factor *= 1.6) {
        doNotTouch(ChartAxis.logarithmic(min, min * factor, FigureText::tick).sparse());
      }
    }
  }

  @Test
  void labels_of_time_never_touch_on_a_phone() {
    for (double end = 0.1; end < 100_000; end *= 1.013) {
      doNotTouch(ChartAxis.time(end));
    }
  }

  @Test
  void powers_of_ten_keep_their_label_and_the_others_their_mark() {
    assertThat(labels(ChartAxis.logarithmic(1, 900, FigureText::tick).sparse()))
        .containsExactly("1 ms", "", "", "10 ms", "", "", "100 ms", "", "", "1 s");
    assertThat(labels(ChartAxis.logarithmic(10, 50, FigureText::tick).sparse()))
        .containsExactly("10 ms", "20 ms", "50 ms");
  }

  private static List<String> labels(ChartAxis axis) {
    return axis.ticks().stream().map(each -> each.label().replace('\u00a0', ' ')).toList();
  }

  private static void doNotTouch(ChartAxis axis) {
    List<ChartAxis.Tick> labels = new ArrayList<>(axis.ticks());
    labels.removeIf(each -> each.label().isEmpty());
    assertThat(labels).hasSizeGreaterThan(1);
    double reached = 0;
    for (ChartAxis.Tick each : labels) {
      double width = each.label().length() * DIGIT;
      double left = each.at() * NARROW - width / 2;
      if (each.at() < 0.04) {
        left = each.at() * NARROW + INDENT;
      } else if (each.at() > 0.96) {
        left = each.at() * NARROW - INDENT - width;
      }
      assertThat(left).as("%s of %s", each, labels).isGreaterThanOrEqualTo(reached);
      reached = left + width;
    }
  }
}
