package io.loadline.measure;

import io.loadline.plan.TimedPart;
import io.loadline.result.IntervalTimings;
import io.loadline.result.Moments;
import io.loadline.transport.ServerTimings;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server told of the requests of one second of one loop, in the making; reused. */
final class TimingSums {
  private static final TimedPart[] PARTS = TimedPart.values();

  private final MomentSums[] parts = new MomentSums[PARTS.length];
  private final MomentSums untold = new MomentSums();
  private boolean told;

  TimingSums() {
    for (int i = 0; i < parts.length; i++) {
      parts[i] = new MomentSums();
    }
  }

  void reset() {
    if (told) {
      for (MomentSums each : parts) {
        each.reset();
      }
      untold.reset();
      told = false;
    }
  }

  /** What was told of a request of this service time. */
  void add(long service, ServerTimings timings) {
    for (TimedPart part : PARTS) {
      if (timings.of(part) >= 0) {
        parts[part.place()].add(timings.of(part));
      }
    }
    if (timings.told() >= 0) {
      untold.add(service - timings.told());
    }
    told = true;
  }

  /** Null where nothing was told. */
  @Nullable IntervalTimings snapshot() {
    if (!told) {
      return null;
    }
    Map<TimedPart, Moments> sums = new EnumMap<>(TimedPart.class);
    for (TimedPart part : PARTS) {
      Moments of = parts[part.place()].snapshot();
      if (of.count() > 0) {
        sums.put(part, of);
      }
    }
    return new IntervalTimings(sums, untold.snapshot());
  }
}
