package io.loadline.schedule;

import io.loadline.plan.Stage;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Schedules one after the other: each begins at the moment when the one before ends. */
final class StagedSchedule implements ArrivalSchedule {
  private final Iterator<Stage> following;
  private final RandomGenerator random;
  private ArrivalSchedule current;
  private long start;

  StagedSchedule(List<Stage> stages, RandomGenerator random) {
    this.following = stages.iterator();
    this.random = random;
    this.current = of(following.next());
  }

  private ArrivalSchedule of(Stage stage) {
    if (stage instanceof Stage.Rates rates) {
      return new VaryingRateSchedule(rates, random);
    }
    if (stage instanceof Stage.Trace trace) {
      return new TraceSchedule(trace);
    }
    throw new IllegalArgumentException("a closed stage has no schedule: " + stage.text());
  }

  @Override
  public long next() {
    long offset = current.next();
    while (offset == NONE && following.hasNext()) {
      start += current.end();
      current = of(following.next());
      offset = current.next();
    }
    return offset == NONE ? NONE : start + offset;
  }

  @Override
  public long end() {
    return start + current.end();
  }

  @Override
  public boolean isDrawn() {
    return current.isDrawn();
  }
}
