package io.loadline.transport.answer;

import static io.loadline.plan.KnownTiming.LLAMA_TIMINGS;
import static io.loadline.plan.KnownTiming.VLLM_METRICS;

import io.loadline.plan.KnownTiming;
import io.loadline.transport.ServerTimings;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToLongFunction;

/** What one event says of the server's own time. Reused. */
final class TimingsInEvent implements ToLongFunction<TimingMember> {
  private final long[] nanos = new long[TimingMember.count()];
  private final Set<KnownTiming> rows = EnumSet.noneOf(KnownTiming.class);

  TimingsInEvent() {
    Arrays.fill(nanos, ServerTimings.UNTOLD);
  }

  void clear() {
    if (!rows.isEmpty()) {
      rows.clear();
      Arrays.fill(nanos, ServerTimings.UNTOLD);
    }
  }

  /** A member of the object at a place, with its value from {@code start} to the cursor. */
  void note(JsonPlace place, GrowableBytes in, int key, int end, JsonCursor cursor, int start) {
    KnownTiming row = place == JsonPlace.METRICS ? VLLM_METRICS : LLAMA_TIMINGS;
    int member = TimingMember.find(row, in, key, end);
    if (member >= 0) {
      rows.add(row);
      nanos[member] = cursor.millis(start);
    }
  }

  @Override
  public long applyAsLong(TimingMember member) {
    return nanos[member.place()];
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Tells what a row says, if it says anything in this event. */
  void into(KnownTiming row, JsonTimings wanted, ServerTimings timings) {
    if (rows.contains(row)) {
      TimingMember.tell(row, wanted, this, timings);
    }
  }
}
