package io.loadline.kubernetes.ready;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.find.Sought;
import io.loadline.kubernetes.ready.Obstacle.Sort;
import io.loadline.ready.NotReadyException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Waits until an object and all that was made for it are as they were last specified. Watches only
 * wake it; what counts is read anew each time.
 */
public final class ClusterWait {
  private static final long POLL = TimeUnit.SECONDS.toNanos(1);
  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(100);

  private final Cluster cluster;
  private final LongSupplier nanos;
  private final InstantSource clock;
  private final Consumer<String> say;
  private final Pause pause;

  /**
   * Asks {@code cluster}.
   *
   * @param nanos monotonic
   * @param say is told what is waited for, one line each time that this changes
   */
  public ClusterWait(
      Cluster cluster, LongSupplier nanos, InstantSource clock, Consumer<String> say) {
    this(cluster, nanos, clock, say, new Bell());
  }

  ClusterWait(
      Cluster cluster, LongSupplier nanos, InstantSource clock, Consumer<String> say, Pause pause) {
    this.cluster = cluster;
    this.nanos = nanos;
    this.clock = clock;
    this.say = say;
    this.pause = pause;
  }

  /**
   * Returns as soon as it is ready.
   *
   * @param deadline by the clock given, in nanoseconds
   * @throws NotReadyException when it is not ready in time, never will be, or may not be
   *     seen
   * @throws InterruptedException when the thread is told to stop
   */
  public ReadyObject await(Sought sought, long deadline) throws InterruptedException {
    long start = nanos.getAsLong();
    Notes notes = new Notes(say);
    Look look = new Look(cluster, sought, notes);
    Duration timeout = whole(deadline - start);
    Explanation explanation = new Explanation(cluster, sought, notes, timeout);
    Announcer announcer = new Announcer(say, timeout);
    try (Wakers wakers = new Wakers(cluster, sought.namespace(), pause)) {
      Wait wait = new Wait(look, wakers, explanation, announcer, start, deadline);
      return wait.ready(notes);
    } catch (ApiException e) {
      throw explanation.refused(e, look.lookup().what());
    }
  }

  /** As someone meant it who has used up a part of a second of it since. */
  private static Duration whole(long nanos) {
    return Duration.ofSeconds(Math.max(0, Math.round(nanos / 1e9)));
  }

  /** One wait, with what it remembers from look to look. */
  private final class Wait {
    private final Look look;
    private final Wakers wakers;
    private final Explanation explanation;
    private final Announcer announcer;
    private final long start;
    private final long deadline;
    private final Patience patience = new Patience();
    private final Settling settling = new Settling(clock);
    private Optional<Sight> lastSeen = Optional.empty();

    Wait(
        Look look,
        Wakers wakers,
        Explanation explanation,
        Announcer announcer,
        long start,
        long deadline) {
      this.look = look;
      this.wakers = wakers;
      this.explanation = explanation;
      this.announcer = announcer;
      this.start = start;
      this.deadline = deadline;
    }

    ReadyObject ready(Notes notes) throws InterruptedException {
      Sight sight = settled(look.now());
      while (!sight.isClear()) {
        failIfOver(sight);
        announcer.blocked(look.lookup().what(), sight, nanos.getAsLong() - start);
        wakers.open(look.lookup().candidate());
        rest();
        sight = settled(look.now());
      }
      Family family = sight.family().orElseThrow();
      Duration waited = Duration.ofNanos(nanos.getAsLong() - start);
      return new ReadyObject(
          family.object(), waited, asleep(family, notes), Unconfirmed.why(family), notes.all());
    }

    private Sight settled(Sight sight) {
      if (!sight.isClear()) {
        settling.reset();
        return sight;
      }
      long left = settling.left(sight.family().orElseThrow(), nanos.getAsLong());
      return left == 0
          ? sight
          : sight.with(
              Obstacle.of(
                  Sort.SETTLING, "it is ready and was changed a moment ago: does it stay so?"));
    }

    private void failIfOver(Sight sight) {
      if (patience.isAnother(sight)) {
        announcer.another(look.lookup().what());
      }
      Optional<String> end = patience.ends(sight, nanos.getAsLong());
      if (sight.family().isPresent() || lastSeen.isEmpty()) {
        lastSeen = Optional.of(sight);
      }
      Duration waited = Duration.ofNanos(nanos.getAsLong() - start);
      if (end.isPresent()) {
        throw explanation.ended(look.lookup().what(), sight, end.get(), waited);
      }
      if (nanos.getAsLong() >= deadline) {
        throw explanation.timedOut(look.lookup().what(), sight, lastSeen.get(), waited);
      }
    }

    private void rest() throws InterruptedException {
      long left = Math.max(0, deadline - nanos.getAsLong());
      pause.await(SHORTEST, Math.min(left, POLL));
    }

    private boolean asleep(Family family, Notes notes) {
      boolean asleep = Rules.isAsleep(family);
      if (asleep) {
        notes.add(
            family.object().what()
                + " is scaled to zero: no pod runs, and the first request wakes one (a cold"
                + " start)");
      }
      return asleep;
    }
  }
}
