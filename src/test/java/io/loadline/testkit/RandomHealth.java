package io.loadline.testkit;

import io.loadline.result.Health;
import io.loadline.result.PauseTimes;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** How a load generator may have fared; of some intervals nothing was read. */
final class RandomHealth {
  private static final long SECOND = 1_000_000_000L;

  private RandomHealth() {}

  static @Nullable Health of(SplittableRandom random) {
    return random.nextInt(5) == 0
        ? null
        : new Health(
            random.nextDouble(),
            random.nextDouble(),
            null,
            random.nextLong(SECOND),
            random.nextDouble(),
            null,
            random.nextLong(SECOND),
            new PauseTimes(random.nextLong(SECOND), random.nextLong(SECOND)));
  }
}
