package io.loadline.config.load;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import java.util.Optional;

/**
 * How requests are spread over connections that carry many at once.
 *
 * <p>Where none are set there are {@value #FEW} connections, or one a user if there are fewer: one
 * alone would reach a single pod behind a balancer, and a lost packet would stop all requests. And
 * never more than requests, those of the warm-up included. All are opened before the load. In a
 * closed loop users are spread evenly over them; else each may carry {@value #STREAMS} requests at
 * once, which is what servers commonly allow.
 */
final class StreamsRule {
  private static final int FEW = 4;
  private static final int STREAMS = 100;

  private final SettingValues values;
  private final Workload workload;

  StreamsRule(SettingValues values, Workload workload) {
    this.values = values;
    this.workload = workload;
  }

  int connections(Optional<Integer> set, PhaseLength extent, PhaseLength warmup) {
    long requests = RequestCount.most(workload, extent, warmup);
    int most = (int) Math.max(1, Math.min(FEW, requests));
    if (workload.isOpen()) {
      return set.orElse(most);
    }
    if (set.isPresent() && set.get() > workload.users()) {
      values.refuse(
          Attribute.CONNECTIONS,
          "must not be more than the concurrency of " + workload.users(),
          "write fewer, or remove connections");
    }
    return set.orElse(Math.min(most, workload.users()));
  }

  /** How many requests a connection carries at once. */
  static int streams(Workload workload, int connections) {
    return workload.isOpen()
        ? STREAMS
        : Math.max(1, (workload.users() + connections - 1) / connections);
  }
}
