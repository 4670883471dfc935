package io.loadline.schedule;

import io.loadline.plan.PhaseLength;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.Workload;
import java.util.random.RandomGenerator;

/**
 * Arrivals in every second slice of a time, at the whole rate: what is due in the own slices, one
 * after the other, is spread over those of both sides.
 */
final class SlicedSchedule implements ArrivalSchedule {
  private final SlicePlan slices;
  private final ConstantRateSchedule own;

  /** As {@link ArrivalSchedule#of(Workload.Open, PhaseLength, RandomGenerator)}. */
  static SlicedSchedule of(
      Workload.Open open, PhaseLength extent, SlicePlan slices, RandomGenerator random) {
    return new SlicedSchedule(slices, ConstantRateSchedule.of(open, own(slices, extent), random));
  }

  private SlicedSchedule(SlicePlan slices, ConstantRateSchedule own) {
    this.slices = slices;
    this.own = own;
  }

  /** How long the own slices of a measurement are together. */
  private static PhaseLength own(SlicePlan slices, PhaseLength extent) {
    if (extent instanceof PhaseLength.Span span) {
      long pairs = slices.pairs(span.duration());
      if (slices.length().multipliedBy(2 * pairs).equals(span.duration())) {
        return new PhaseLength.Span(span.duration().dividedBy(2));
      }
    }
    throw new IllegalArgumentException("no whole number of pairs of slices: " + extent);
  }

  @Override
  public long next() {
    long offset = own.next();
    // Rounding must not carry an arrival behind the last slice.
    return offset == NONE ? NONE : slices.place(Math.min(own.end() - 1, offset));
  }

  @Override
  public long end() {
    return 2 * own.end();
  }

  @Override
  public boolean isDrawn() {
    return own.isDrawn();
  }
}
