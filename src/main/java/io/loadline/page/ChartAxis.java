package io.loadline.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * An axis of a chart.
 *
 * @param from the value at its beginning; above 0 where it is logarithmic
 */
record ChartAxis(double from, double to, boolean logarithmic, List<Tick> ticks) {
  private static final double[] STEPS = {1, 2, 5, 10};

  /** Part of the axis that the label of its end needs. */
  private static final double END_ROOM = 0.09;

  private static final int[] SECONDS = {
    1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800
  };

  /**
   * A labelled place.
   *
   * @param at 0 at the beginning of the axis, 1 at its end
   */
  record Tick(double at, String label) {}

  /** Where a value lies: 0 at the beginning, 1 at the end; never outside. */
  double at(double value) {
    return Math.min(1, Math.max(0, place(from, to, logarithmic, value)));
  }

  private static double place(double from, double to, boolean logarithmic, double value) {
    return logarithmic
        ? Math.log(Math.max(value, from) / from) / Math.log(to / from)
        : (value - from) / (to - from);
  }

  /** From 0 to a round number that is not below {@code max}. */
  static ChartAxis linear(double max, DoubleFunction<String> label) {
    double wanted = max <= 0 ? 1 : max;
    double step = roundStep(wanted / 4);
    double to = Math.ceil(wanted / step) * step;
    List<Tick> ticks = new ArrayList<>();
    String last = "";
    for (int i = 0; i * step <= to * 1.001; i++) {
      String text = label.apply(rounded(i * step));
      if (!text.equals(last)) {
        ticks.add(new Tick(i * step / to, text));
      }
      last = text;
    }
    return new ChartAxis(0, to, false, List.copyOf(ticks));
  }

  /** 1, 2 or 5 times a power of ten, not below {@code least}. */
  private static double roundStep(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double step : STEPS) {
      if (step * power >= least * 0.999_999) {
        return step * power;
      }
    }
    return 10 * power;
  }

  /** Without what a sum of doubles adds. */
  private static double rounded(double value) {
    return Math.round(value * 1e6) / 1e6;
  }

  /** From a round number not above {@code min} to one not below {@code max}. */
  static ChartAxis logarithmic(double min, double max, DoubleFunction<String> label) {
    double least = Math.max(min, 1e-3);
    double from = Math.pow(10, Math.floor(Math.log10(least) + 1e-9));
    double to = roundStep(Math.max(max, from * 2));
    boolean few = to / from > 2_000;
    List<Tick> ticks = new ArrayList<>();
    for (double power = from; power <= to * 1.001; power *= 10) {
      for (int i = 0; i < (few ? 1 : 3); i++) {
        double value = STEPS[i] * power;
        if (value <= to * 1.001) {
          ticks.add(new Tick(place(from, to, true, value), label.apply(rounded(value))));
        }
      }
    }
    return new ChartAxis(from, to, true, List.copyOf(ticks));
  }

  /** Seconds from the start of the measurement to {@code end}, which has a label of its own. */
  static ChartAxis time(double end) {
    int step = SECONDS[SECONDS.length - 1];
    for (int i = SECONDS.length - 1; i >= 0 && end / SECONDS[i] <= 8; i--) {
      step = SECONDS[i];
    }
    double to = end <= 0 ? 1 : end;
    List<Tick> ticks = new ArrayList<>();
    for (int at = 0; at < to && (at == 0 || (to - at) / to > END_ROOM); at += step) {
      ticks.add(new Tick(at / to, FigureText.seconds(at)));
    }
    ticks.add(new Tick(1, FigureText.seconds(to)));
    return new ChartAxis(0, to, false, List.copyOf(ticks));
  }
}
