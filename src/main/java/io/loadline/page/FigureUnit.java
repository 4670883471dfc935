package io.loadline.page;

import io.loadline.text.PlainNumber;
import java.util.function.DoubleFunction;

/** What the values of a chart are, and how they are written. */
enum FigureUnit {
  MILLIS(FigureText::millis, FigureText::tick),
  RATE(FigureText::rate, it -> PlainNumber.text(it) + "/s"),
  COUNT(it -> FigureText.count(Math.round(it)), it -> FigureText.count(Math.round(it))),
  /** How many there were on average. */
  AVERAGE(PlainNumber::rounded, PlainNumber::text),
  SHARE(
      FigureText::percent,
      it -> PlainNumber.text(Math.round(it * 1e4) / 1e2) + FigureText.NO_BREAK + "%");

  @SuppressWarnings("ImmutableEnumChecker") // functions without a state
  private final DoubleFunction<String> text;

  @SuppressWarnings("ImmutableEnumChecker") // functions without a state
  private final DoubleFunction<String> tick;

  FigureUnit(DoubleFunction<String> text, DoubleFunction<String> tick) {
    this.text = text;
    this.tick = tick;
  }

  /** In a table. */
  String text(double value) {
    return text.apply(value);
  }

  /** At an axis, where values are round. */
  DoubleFunction<String> tick() {
    return tick;
  }
}
