package io.loadline.schedule;

import io.loadline.plan.Stage;

/** Arrivals as they were recorded. */
final class TraceSchedule implements ArrivalSchedule {
  private final Stage.Trace stage;
  private int index;

  TraceSchedule(Stage.Trace stage) {
    this.stage = stage;
  }

  @Override
  public long next() {
    return index < stage.offsets().count() ? stage.offsets().at(index++) : NONE;
  }

  @Override
  public long end() {
    return stage.duration().toNanos();
  }

  @Override
  public boolean isDrawn() {
    return false;
  }
}
