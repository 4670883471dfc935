package io.loadline.load;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.WorkerShare;
import io.loadline.result.ConnectionUse;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.transport.Transport;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many loops share the load of a worker, and what each gets of it. */
final class LoopCount {
  /** A loop fires some 100,000 requests a second; a quarter leaves room for their answers. */
  private static final double RATE_OF_ONE = 25_000;

  private static final int USERS_OF_ONE = 64;

  private LoopCount() {}

  /**
   * As few as carry the load: a second loop on a busy machine only takes the service's core away.
   * At most one a core, a connection for each, and in every stage a user, or a closed loop would
   * end early.
   */
  static int count(LoadPlan plan, WorkerShare worker, int cores) {
    double wanted =
        plan.workload().isOpen()
            ? peakRate(plan, worker) / RATE_OF_ONE
            : (double) inFlight(plan, worker) / USERS_OF_ONE;
    int most = Math.min(Math.max(1, cores - 1), connections(plan, worker));
    int useful = Math.min(most, new UserCounts(plan, worker, 0, 1).fewest());
    return (int) Math.max(1, Math.min(useful, Math.ceil(wanted)));
  }

  /** Of one worker: what is split leaves one for each. */
  static int connections(LoadPlan plan, WorkerShare worker) {
    return Math.max(1, worker.of(plan.connections()));
  }

  private static int inFlight(LoadPlan plan, WorkerShare worker) {
    return plan.workload().isOpen()
        ? connections(plan, worker) * plan.call().streams()
        : worker.of(plan.inFlight());
  }

  private static double peakRate(LoadPlan plan, WorkerShare worker) {
    return plan.workload().peakRate() / worker.count();
  }

  /** The connections of a loop, as many as it may have requests in flight. */
  static Transport.Limits limits(LoadPlan plan, WorkerShare worker, int loop, int loops) {
    int most = share(inFlight(plan, worker), loop, loops);
    int opened = Math.max(1, worker.of(plan.firstConnections()));
    int first = plan.opensAsNeeded() ? Math.min(most, opened) : most;
    return new Transport.Limits(first, most, peakRate(plan, worker) / loops);
  }

  /** What all sent before the measurement, which began at {@code start}. */
  static WarmupCounts warmup(List<LoadLoop> loops, long start) {
    return loops.stream()
        .map(loop -> loop.ledger().warmup(start))
        .reduce(WarmupCounts.NONE, WarmupCounts::plus);
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
