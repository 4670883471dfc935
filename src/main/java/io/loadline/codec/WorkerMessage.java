package io.loadline.codec;

import io.loadline.codec.RunCodec.FormatException;
import io.loadline.measure.RunRecorder.MeasuredSlice;
import io.loadline.plan.CallProtocol;
import io.loadline.plan.ConnectionCounts;
import io.loadline.plan.TimedPart;
import io.loadline.result.GeneratorLimits;
import io.loadline.result.RunExecution;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a worker says of its run. An endpoint is named by its place in the plan, from 0. */
public sealed interface WorkerMessage {
  /**
   * The message that was written.
   *
   * @param name of its type, as {@link #typeName} gives it
   * @param payload as {@link #json} gives it
   * @throws FormatException when it is none of this release
   */
  static WorkerMessage read(String name, String payload) throws FormatException {
    return MessageCodec.read(name, payload);
  }

  /** {@code self-checked} of {@link SelfChecked}. */
  default String typeName() {
    return MessageCodec.kind(this);
  }

  /** Its members, as one line of JSON. */
  default String json() {
    return MessageCodec.write(this);
  }

  /**
   * Where the worker runs; first of all.
   *
   * @param loadline the version of this library
   * @param java the version of the JVM
   * @param cpus processors that the JVM may use
   * @param node the name of the cluster's node; empty where nobody told it
   */
  record Host(
      String loadline, String java, String vendor, String os, String arch, int cpus, String node)
      implements WorkerMessage {}

  /**
   * A line for people.
   *
   * @param endpoint whose service it is about; empty for all
   */
  record Line(Optional<Integer> endpoint, String text) implements WorkerMessage {}

  /** What the load generator can do there. */
  record SelfChecked(GeneratorLimits limits) implements WorkerMessage {}

  /**
   * A service is ready, and has said how it is called.
   *
   * @param protocol as its load will be
   * @param told parts of its own time that the service told in its last answers
   */
  record Ready(
      int endpoint, CallProtocol protocol, ConnectionCounts connections, List<TimedPart> told)
      implements WorkerMessage {
    public Ready {
      told = List.copyOf(told);
    }
  }

  /**
   * All are ready, and this worker, one of several, is to be told when to begin.
   *
   * @param port of its loopback interface, where it is told
   */
  record Waiting(int port) implements WorkerMessage {}

  /**
   * All are ready, and the moment is known.
   *
   * @param at when the loads will begin, by the worker's wall clock
   */
  record Starting(Instant at) implements WorkerMessage {}

  /**
   * How far a load is; once a second.
   *
   * @param elapsedNanos since the start of the measurement; 0 while warming up
   * @param plannedNanos how long the measurement is to take; -1 when that is not known
   */
  record Progress(int endpoint, long elapsedNanos, long plannedNanos, long successes, long errors)
      implements WorkerMessage {}

  /**
   * What a load has measured since the message before it, for the case that no result comes.
   *
   * @param execution as far as the run is
   * @param slices that are complete; those of several messages that are of one time are added up
   */
  record Measured(int endpoint, RunExecution execution, List<MeasuredSlice> slices)
      implements WorkerMessage {
    public Measured {
      slices = List.copyOf(slices);
    }
  }

  /**
   * A load is over.
   *
   * @param document as {@link RunCodec} writes it, compressed by gzip, in base64
   */
  record Result(int endpoint, String document) implements WorkerMessage {}

  /**
   * Why there is no result, or one of less than was planned.
   *
   * @param endpoint empty where it concerns all
   * @param text for people
   */
  record Failure(FailureKind kind, Optional<Integer> endpoint, String text)
      implements WorkerMessage {}

  /**
   * Nothing comes after it.
   *
   * @param exit the code that the worker ends with
   */
  record End(int exit) implements WorkerMessage {}

  /** What kept a worker from its result. */
  enum FailureKind {
    /** The command line or a document is wrong; nothing was sent. */
    REFUSED,

    /** A service did not become ready in time, or never will. */
    NOT_READY,

    /** The machine has too few ports or file descriptors. */
    TOO_FEW_RESOURCES,

    /** It was told to stop before the load began, or nobody told it to begin. */
    STOPPED,

    /** The load could not be driven, or had to be ended early. */
    FAILED
  }
}
