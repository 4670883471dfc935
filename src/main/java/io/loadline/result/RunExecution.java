package io.loadline.result;

import io.loadline.plan.RunIn;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * When, for how long and over what a run went, and how it ended.
 *
 * @param startedAt when the measurement began, by the wall clock
 * @param elapsedNanos from the start of the measurement to its planned end or the last answer,
 *     whichever was later; of a run that was {@link RunEnding#LOST}, to the end of the last
 *     interval that came
 * @param warmup what was sent before, and is in no figure
 * @param transport the transport used, {@code netty-epoll} say; several, with commas, where parts
 *     of the run used different ones
 * @param connections what became of them; null where the transport cannot say
 * @param loss of a run that was {@link RunEnding#LOST}; else null
 * @param drivenBy where it was driven, and by whom
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record RunExecution(
    Instant startedAt,
    long elapsedNanos,
    WarmupCounts warmup,
    RunEnding ending,
    String transport,
    @Nullable ConnectionUse connections,
    @Nullable Loss loss,
    DrivenBy drivenBy) {
  public RunExecution {
    if ((ending == RunEnding.LOST) != (loss != null)) {
      throw new IllegalArgumentException("a run that ended " + ending + " has loss " + loss);
    }
  }

  /** Of a run that was driven here. */
  public RunExecution(
      Instant startedAt,
      long elapsedNanos,
      WarmupCounts warmup,
      RunEnding ending,
      String transport,
      @Nullable ConnectionUse connections) {
    this(
        startedAt,
        elapsedNanos,
        warmup,
        ending,
        transport,
        connections,
        null,
        DrivenBy.THIS_PROCESS);
  }

  /**
   * The requests of a warm-up.
   *
   * @param requests that were sent
   * @param successes among them
   * @param overlapNanos for how long some of them were still under way after the measurement began;
   *     0 where none was
   */
  public record WarmupCounts(long requests, long successes, long overlapNanos) {
    /** Of no warm-up. */
    public static final WarmupCounts NONE = new WarmupCounts(0, 0, 0);

    /** The sums, until the last of both had ended. */
    public WarmupCounts plus(WarmupCounts other) {
      return new WarmupCounts(
          requests + other.requests,
          successes + other.successes,
          Math.max(overlapNanos, other.overlapNanos));
    }
  }

  /**
   * How a run was lost.
   *
   * @param why what ended it and what to do, on one line
   * @param whole whether its result came all the same; else its figures are the sum of the
   *     intervals that came, and hold no service times
   */
  public record Loss(String why, boolean whole) {
    private static @Nullable Loss plus(@Nullable Loss one, @Nullable Loss other) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      return new Loss(one.why, one.whole && other.whole);
    }
  }

  /** The same, lost after a while, of which only intervals came. */
  public RunExecution lost(long afterNanos, String why) {
    return lost(afterNanos, new Loss(why, false));
  }

  /** The same, of which the result came, but not all that was told before it. */
  public RunExecution lost(String why) {
    return lost(elapsedNanos, new Loss(why, true));
  }

  private RunExecution lost(long afterNanos, Loss how) {
    return new RunExecution(
        startedAt, afterNanos, warmup, RunEnding.LOST, transport, connections, how, drivenBy);
  }

  /** The same, driven elsewhere. */
  public RunExecution in(RunIn place) {
    return with(new DrivenBy(place, workers()));
  }

  /** The same, driven by several workers together. */
  public RunExecution by(List<WorkerFigures> all) {
    return with(new DrivenBy(runIn(), all));
  }

  private RunExecution with(DrivenBy other) {
    return new RunExecution(
        startedAt, elapsedNanos, warmup, ending, transport, connections, loss, other);
  }

  /** The same, which began at another moment of the wall clock. */
  public RunExecution startedAt(Instant moment) {
    return new RunExecution(
        moment, elapsedNanos, warmup, ending, transport, connections, loss, drivenBy);
  }

  /** How many requests were sent before. */
  public long warmupRequests() {
    return warmup.requests();
  }

  /** Where it was driven. */
  public RunIn runIn() {
    return drivenBy.runIn();
  }

  /** Those that drove it together, by their index; empty for one load generator. */
  public List<WorkerFigures> workers() {
    return drivenBy.workers();
  }

  /**
   * Where a run was driven, and by whom.
   *
   * @param runIn {@link RunIn#LOCAL}, or {@link RunIn#CLUSTER} by pods
   * @param workers of a load that several drove together, by their index; empty for one load
   *     generator
   */
  public record DrivenBy(RunIn runIn, List<WorkerFigures> workers) {
    static final DrivenBy THIS_PROCESS = new DrivenBy(RunIn.LOCAL, List.of());

    public DrivenBy {
      workers =
          workers.stream().sorted(Comparator.comparingInt(each -> each.worker().index())).toList();
    }

    private DrivenBy plus(DrivenBy other) {
      return new DrivenBy(runIn, Stream.concat(workers.stream(), other.workers.stream()).toList());
    }
  }

  /** Of two parts of one run, which began together; it ended as the one that ended worse. */
  public RunExecution plus(RunExecution other) {
    return new RunExecution(
        startedAt.isBefore(other.startedAt) ? startedAt : other.startedAt,
        Math.max(elapsedNanos, other.elapsedNanos),
        warmup.plus(other.warmup),
        ending.compareTo(other.ending) >= 0 ? ending : other.ending,
        transports(other),
        connections(other),
        Loss.plus(loss, other.loss),
        drivenBy.plus(other.drivenBy));
  }

  private @Nullable ConnectionUse connections(RunExecution other) {
    if (connections == null || other.connections == null) {
      return connections == null ? other.connections : connections;
    }
    return connections.plus(other.connections);
  }

  private String transports(RunExecution other) {
    return Stream.of(transport, other.transport)
        .flatMap(each -> Stream.of(each.split(", ", -1)))
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
