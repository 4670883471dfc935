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
 * @param loss of a run that was {@link RunEnding#LOST}: what ended it and what to do, on one line;
 *     else empty
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
    String loss,
    RunIn runIn) {
  /** Of a run that was driven here. */
  public RunExecution(
      Instant startedAt,
      long elapsedNanos,
      long warmupRequests,
      RunEnding ending,
      String transport,
      @Nullable ConnectionUse connections) {
    this(startedAt, elapsedNanos, warmupRequests, ending, transport, connections, "", RunIn.LOCAL);
  }

  /**
   * The same, lost after a while.
   *
   * @param why what ended it and what to do, on one line
   */
  public RunExecution lost(long afterNanos, String why) {
    return new RunExecution(
        startedAt, afterNanos, warmupRequests, RunEnding.LOST, transport, connections, why, runIn);
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
        loss.isEmpty() ? other.loss : loss,
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
