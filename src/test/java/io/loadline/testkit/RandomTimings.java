package io.loadline.testkit;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.transport.ServerTimings;
import java.util.SplittableRandom;

/** What a server may tell of its time: often nothing, some parts, rarely more than there was. */
final class RandomTimings {
  private static final KnownTiming[] ROWS = KnownTiming.values();

  private RandomTimings() {}

  /** Of a request that took so long. */
  static ServerTimings of(SplittableRandom random, long service) {
    ServerTimings told = new ServerTimings();
    if (random.nextInt(3) == 0) {
      return told;
    }
    for (TimedPart part : TimedPart.values()) {
      if (random.nextInt(3) > 0) {
        long most = Math.max(1, random.nextInt(20) == 0 ? service * 2 : service / 4);
        told.tell(ROWS[random.nextInt(ROWS.length)], part, random.nextLong(most));
      }
    }
    return told;
  }
}
