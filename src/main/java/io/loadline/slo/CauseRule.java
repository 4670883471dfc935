package io.loadline.slo;

import io.loadline.plan.AllowedInterference;
import io.loadline.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules by which a broken objective has a cause, in the order in which causes are told, and all
 * their thresholds. docs/verdicts.md has the same in words.
 */
@SuppressWarnings("ImmutableEnumChecker") // Functions without a state.
enum CauseRule {
  REFUSED((broken, permitted) -> ObservedCause.refusals(broken)),
  CPU_LIMIT(ObservedCause::cpuLimit),
  EVENT_LOOP((broken, permitted) -> EventLoopCause.of(broken)),
  REPLICA((broken, permitted) -> ReplicaCause.of(broken)),
  COLD((broken, permitted) -> ColdStartCause.of(broken)),
  QUEUE_CAPACITY((broken, permitted) -> PlaceCause.in(broken, CountedQueue::capacity)),
  QUEUE_BATCH((broken, permitted) -> PlaceCause.in(broken, CountedQueue::batch)),
  QUEUE((broken, permitted) -> PlaceCause.in(broken, PlaceCause::queue)),
  COMPUTE_ROSE((broken, permitted) -> PlaceCause.in(broken, PlaceCause::computeRose)),
  COMPUTE((broken, permitted) -> PlaceCause.in(broken, PlaceCause::compute)),
  UPSTREAM((broken, permitted) -> PlaceCause.inEach(broken, PlaceCause::upstream)),
  OUTSIDE((broken, permitted) -> PlaceCause.inEach(broken, PlaceCause::outside)),
  QUEUE_OR_NETWORK((broken, permitted) -> PlaceCause.inEach(broken, PlaceCause::queueOrNetwork)),
  NOT_TOLD((broken, permitted) -> PlaceCause.notTold(broken));

  /** From this share of the figure on, waiting for a free connection is the cause. */
  static final double MOSTLY_WAITING = 0.5;

  /** Refusals by errors, at least. */
  static final double MOSTLY_REFUSED = 0.8;

  /** Of fewer refusals nothing is concluded. */
  static final long FEWEST_REFUSED = 5;

  /** Of the intervals with refusals, those with successes as well, at least. */
  static final double ANSWERED_BESIDE = 0.8;

  /** Of the intervals that break it, those in which the CPU limit held it back, at least. */
  static final double COVERED_BY_LIMIT = 0.5;

  /** Of a container's periods, those in which the CPU limit held it back, at least. */
  static final double HELD_BACK = 0.25;

  /** Of the successes, those of which the server told its time, at least. */
  static final double MOSTLY_TOLD = 0.95;

  /** Of fewer answers of which it told its time nothing is concluded. */
  static final long FEWEST_TOLD = 30;

  /** The part of a figure, without our lag and wait, that a place takes at least. */
  static final double MOST_OF_FIGURE = 0.5;

  /** By how much of a figure its parts may miss it, or exceed what was told of them. */
  static final double ROUNDING = 0.05;

  /** The model's work in the first part of a run by that of the rest, at least. */
  static final double COLD_FACTOR = 2;

  /** The first part of a run in which it may have been cold, at most. */
  static final double COLD_AT_MOST = 0.25;

  /**
   * Of the intervals that break an objective, those while it was cold or after it rose, at least.
   */
  static final double BROKEN_MEANWHILE = 0.8;

  /** The model's work from a time on by that before, at least. */
  static final double ROSE_FACTOR = 2;

  /** The least work of an interval after it rose by the most before, more than. */
  static final double APART = 1.3;

  /** Intervals before and after it rose, at least. */
  static final int FEWEST_INTERVALS = 3;

  /** Requests of which the work is known, each before and after it changed, at least. */
  static final long FEWEST_WORK = 50;

  /** The part of a figure up to which a queue is as good as none. */
  static final double NO_QUEUE = 0.1;

  /**
   * From so many successes on, five requests on each side of a percentile are looked at, not two.
   */
  static final long MANY = 1_000;

  /** Of a mean, up to which nobody tells it, where it is to explain a percentile. */
  static final double UNTOLD_OF_MEAN = 0.1;

  /** Of the time its instances computed, at least, where they are too few. */
  static final double BUSY = 0.8;

  /** The queue by the compute, at least, where they are too few. */
  static final double ROUNDS_WAITING = 2;

  /** The longest work of a window by the shortest, at most, where they are too few. */
  static final double STEADY_WORK = 2;

  /** How busy they are, and what is beside the queue by the median, below, where they were idle. */
  static final double IDLE = 0.5;

  /** Our lag at the 99th percentile in ms, below which requests came as they should. */
  static final double OWN_LAG = 5;

  /** The compute of a process by that of each other, at least. */
  static final double REPLICA_FACTOR = 2;

  /** Of the requests, those that it had, at least. */
  static final double REPLICA_SHARE = 0.1;

  /** Its requests by what the others had on average, at most. */
  static final double EVEN_TRAFFIC = 1.25;

  /** By how much of its requests those that break the limit may be more or fewer. */
  static final double REPLICA_SLOW = 0.5;

  /** Scrapes while the load went on, at least, of which it is known how late they were. */
  static final int FEWEST_SCRAPES = 3;

  /** What a scrape took by the median of our service times, at least. */
  static final double LATE_AS_ANSWERS = 0.5;

  /** The same by what it takes before the load, at least. */
  static final double LATE_BY_IDLE = 20;

  /** The same in ms, at least. */
  static final double LATE_MILLIS = 50;

  /** Of our mean service time the server's own, at most. */
  static final double OWN_OF_SERVICE = 0.5;

  /** Of the time it was at work by its own clock, at least. */
  static final double LOOP_BUSY = 0.7;

  private static final int MOST = 3;

  private final Claim claim;

  CauseRule(Claim claim) {
    this.claim = claim;
  }

  /** The cause of an objective by a rule; empty where it does not say. */
  private interface Claim {
    Optional<TimeCause> of(BrokenObjective broken, AllowedInterference permitted);
  }

  /**
   * The causes of a run, the one first that says most; none where the load was not whole, or nobody
   * answered, or where waiting for connections is told as the reason. Of the places in which the
   * time went one is told, and that none is known only where there is no other cause.
   *
   * @param unstable the cause that comes before all, where it is known
   */
  static List<TimeCause> causes(
      RunResult run,
      AllowedInterference permitted,
      List<ObjectiveVerdict> verdicts,
      Optional<TimeCause> unstable) {
    List<TimeCause> causes = new ArrayList<>(unstable.stream().toList());
    if (!run.ending().isWhole() || Judge.isDead(run)) {
      return causes;
    }
    List<BrokenObjective> broken =
        verdicts.stream()
            .filter(each -> each.verdict() == Verdict.FAIL)
            .map(each -> new BrokenObjective(each, run))
            .filter(each -> !each.isByWaiting())
            .toList();
    boolean placed = false;
    for (CauseRule rule : values()) {
      if (rule.isPlace() && (placed || (rule == NOT_TOLD && !causes.isEmpty()))) {
        continue;
      }
      Optional<TimeCause> first =
          broken.stream().flatMap(each -> rule.claim.of(each, permitted).stream()).findFirst();
      first.ifPresent(causes::add);
      placed |= rule.isPlace() && first.isPresent();
    }
    return causes.subList(0, Math.min(MOST, causes.size()));
  }

  /** Whether it says where the time went. */
  private boolean isPlace() {
    return compareTo(QUEUE_CAPACITY) >= 0;
  }
}
