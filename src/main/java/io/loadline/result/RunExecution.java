package io.loadline.result;

import io.loadline.plan.RunIn;
import java.time.Instant;
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
 * @param warmupRequests how many requests were sent before, and are in no figure
 * @param transport the transport used, {@code netty-epoll} say; several, with commas, where parts
 *     of the run used different ones
 * @param connections what became of them; null where the transport cannot say
 * @param loss of a run that was {@link RunEnding#LOST}; else null
 * @param runIn where it was driven: {@link RunIn#LOCAL}, or {@link RunIn#CLUSTER} by a pod
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record RunExecution(
    Instant startedAt,
    long elapsedNanos,
    long warmupRequests,
    RunEnding ending,
    String transport,
    @Nullable ConnectionUse connections,
    @Nullable Loss loss,
    RunIn runIn) {
  public RunExecution {
    if ((ending == RunEnding.LOST) != (loss != null)) {
      throw new IllegalArgumentException("a run that ended " + ending + " has loss " + loss);
    }
  }

  /** Of a run that was driven here. */
  public RunExecution(
      Instant startedAt,
      long elapsedNanos,
      long warmupRequests,
      RunEnding ending,
      String transport,
      @Nullable ConnectionUse connections) {
    this(
        startedAt, elapsedNanos, warmupRequests, ending, transport, connections, null, RunIn.LOCAL);
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
        startedAt, afterNanos, warmupRequests, RunEnding.LOST, transport, connections, how, runIn);
  }

  /** The same, driven elsewhere. */
  public RunExecution in(RunIn place) {
    return new RunExecution(
        startedAt, elapsedNanos, warmupRequests, ending, transport, connections, loss, place);
  }

  /** Of two parts of one run, which began together; it ended as the one that ended worse. */
  public RunExecution plus(RunExecution other) {
    return new RunExecution(
        startedAt.isBefore(other.startedAt) ? startedAt : other.startedAt,
        Math.max(elapsedNanos, other.elapsedNanos),
        warmupRequests + other.warmupRequests,
        ending.compareTo(other.ending) >= 0 ? ending : other.ending,
        transports(other),
        connections(other),
        Loss.plus(loss, other.loss),
        runIn);
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
