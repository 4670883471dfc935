package io.loadline.load;

import io.loadline.plan.LoadPlan;
import io.loadline.result.ConnectionUse;
import io.loadline.transport.Transport;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many loops share a load. */
final class LoopCount {
  /** A loop fires some 100,000 requests a second; a quarter leaves room for their answers. */
  private static final double RATE_OF_ONE = 25_000;

  private static final int USERS_OF_ONE = 64;

  private LoopCount() {}

  /**
   * As few as carry the load: a second loop on a busy machine only takes the service's core away.
   * At most one a core, and a connection for each.
   */
  static int count(LoadPlan plan, int cores) {
    double wanted =
        plan.workload().isOpen()
            ? plan.workload().peakRate() / RATE_OF_ONE
            : (double) plan.inFlight() / USERS_OF_ONE;
    int most = Math.min(Math.max(1, cores - 1), plan.connections());
    int useful = Math.min(most, fewestUsers(plan));
    return (int) Math.max(1, Math.min(useful, Math.ceil(wanted)));
  }

  /** A closed loop must have a user in every stage, or it would end early. */
  private static int fewestUsers(LoadPlan plan) {
    return new UserCounts(plan, 0, 1).fewest();
  }

  /** The connections of a loop, as many as it may have requests in flight. */
  static Transport.Limits limits(LoadPlan plan, int loop, int loops) {
    int most = share(plan.inFlight(), loop, loops);
    int first = plan.opensAsNeeded() ? Math.min(most, plan.firstConnections()) : most;
    return new Transport.Limits(first, most, plan.workload().peakRate() / loops);
  }

  /** What became of the connections of all; null where the transport does not say. */
  static @Nullable ConnectionUse use(List<LoadLoop> loops) {
    return loops.stream()
        .flatMap(loop -> Stream.ofNullable(loop.ledger().connections()))
        .reduce(ConnectionUse::plus)
        .orElse(null);
  }

  /** How many of {@code total} the loop {@code share} of {@code count} gets. */
  static int share(int total, int share, int count) {
    return total / count + (share < total % count ? 1 : 0);
  }
}
