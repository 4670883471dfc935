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

  /** In px: the plot of a page on a small phone, a character of a label, and between two labels. */
  private static final double NARROWEST = 340;

  private static final double CHARACTER = 7.2;
  private static final double GAP = 4;

  private static final int[] SECONDS = {
    1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800
  };

  /**
   * A marked place.
   *
   * @param at 0 at the beginning of the axis, 1 at its end
   * @param label may be empty
   */
  record Tick(double at, String label) {
    /**
     * Where the label begins and ends on an axis across the narrowest plot, as SvgChart puts it.
     */
    private double left() {
      double width = label.length() * CHARACTER;
      double middle = at * NARROWEST;
      return at < 0.04 ? middle : at > 0.96 ? middle - width : middle - width / 2;
    }

    private double right() {
      return left() + label.length() * CHARACTER;
    }

    private boolean isClear(Tick next) {
      return right() + GAP <= next.left();
    }
  }

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

  /**
   * With so few labels that none touches another one in a narrow plot: all, those of the powers of
   * ten, or each second, third.. of these. The other ticks stay, without a label.
   */
  ChartAxis sparse() {
    int decade = to / from > 2_000 ? 1 : 3;
    int every = 1;
    for (int i = 1; !isClear(every); i++) {
      every = i * decade;
    }
    List<Tick> fewer = new ArrayList<>();
    for (int i = 0; i < ticks.size(); i++) {
      fewer.add(i % every == 0 ? ticks.get(i) : new Tick(ticks.get(i).at(), ""));
    }
    return new ChartAxis(from, to, logarithmic, List.copyOf(fewer));
  }

  private boolean isClear(int every) {
    for (int i = every; i < ticks.size(); i += every) {
      if (!ticks.get(i - every).isClear(ticks.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Seconds from the start of the measurement to {@code end}, which has a label of its own. */
  static ChartAxis time(double end) {
    int step = SECONDS[SECONDS.length - 1];
    for (int i = SECONDS.length - 1; i >= 0 && end / SECONDS[i] <= 8; i--) {
      step = SECONDS[i];
    }
    double to = end <= 0 ? 1 : end;
    Tick last = new Tick(1, FigureText.seconds(to));
    List<Tick> ticks = new ArrayList<>();
    for (int at = 0; at < to; at += step) {
      Tick next = new Tick(at / to, FigureText.seconds(at));
      boolean clear = ticks.isEmpty() || ticks.get(ticks.size() - 1).isClear(next);
      if (clear && next.isClear(last)) {
        ticks.add(next);
      }
    }
    ticks.add(last);
    return new ChartAxis(0, to, false, List.copyOf(ticks));
  }
}
