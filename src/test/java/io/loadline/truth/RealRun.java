package io.loadline.truth;

import static io.loadline.testkit.Plans.noErrors;
import static io.loadline.testkit.Plans.plan;
import static java.util.Objects.requireNonNull;

import io.loadline.health.HealthSources;
import io.loadline.load.LoadEngine;
import io.loadline.load.StopSignal;
import io.loadline.plan.Call;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import io.loadline.result.Health;
import io.loadline.result.RunResult;
import io.loadline.testkit.CapturingTransport;
import io.loadline.testkit.CapturingTransport.Stamps;
import io.loadline.testkit.NumberedCalls;
import io.loadline.testkit.TruthServer;
import io.loadline.transport.Transport;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.jdk.JdkTransport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A run over sockets of numbered requests, and the stamps of each. */
record RealRun(RunResult result, CapturingTransport capture, int requests) {
  /** So long that a machine on which ten others build reaches no time-out. */
  private static final Duration PATIENT = Duration.ofMinutes(2);

  private static final PhaseLength WARMUP = new PhaseLength.Requests(200);

  /** Warmed up, as a measurement of time is. */
  static RealRun of(String transport, URI url, Workload workload, int requests, int connections) {
    Call call = NumberedCalls.to(url, requests, PATIENT);
    return of(transport, call, workload, requests, WARMUP, connections);
  }

  static RealRun of(
      String name,
      Call call,
      Workload workload,
      int requests,
      PhaseLength warmup,
      int connections) {
    Transport transport = name.equals("jdk") ? new JdkTransport() : NettyTransport.create();
    return of(transport, call, workload, requests, warmup, connections);
  }

  /** Closes the transport. */
  static RealRun of(
      Transport transport,
      Call call,
      Workload workload,
      int requests,
      PhaseLength warmup,
      int connections) {
    try (transport) {
      CapturingTransport capture = new CapturingTransport(transport, requests);
      HealthSources health = new HealthSources(Path.of("/"), System::nanoTime, 1);
      LoadEngine engine =
          new LoadEngine(capture, Clock.systemUTC(), System::nanoTime, 1, Optional.of(health));
      PhaseLength extent = new PhaseLength.Requests(requests);
      RunResult result =
          engine.run(
              plan(call, workload, extent, warmup, connections, noErrors()),
              new StopSignal(),
              progress -> {});
      return new RealRun(result, capture, requests);
    }
  }

  Stamps stamps(int number) {
    return requireNonNull(capture.stamps(number), () -> "#" + number + " never ended");
  }

  @Nullable Stamps stampsIfAny(int number) {
    return capture.stamps(number);
  }

  /**
   * Whether the host let both sides keep their time, so that upper bounds may be asserted: 99 % of
   * the requests were fired and answered within 1 ms of when they should, and a thread that only
   * sleeps woke up late for less than 1 % of the time, as the loop would that reads the answers.
   * The server is stopped.
   */
  boolean wasUndisturbed(TruthServer server) {
    long lag = result.lag().percentile(99);
    long late = sorted(n -> server.late((int) n))[requests * 99 / 100];
    double paused = paused(result);
    boolean undisturbed = keptTime(result) && late < 1_000_000;
    Figures.print(
        "host %s: lag p99 %.3f ms, server late by p99 %.3f ms, paused for %.1f %% of the time",
        undisturbed ? "undisturbed" : "too busy to hold times to theory",
        lag / 1e6,
        late / 1e6,
        100 * paused);
    return undisturbed;
  }

  /**
   * The largest part of the requests that the host may have made late: fired or answered more than
   * 1 ms after they should, or read by a loop that did not wake up. The server is stopped.
   */
  double disturbedShare(TruthServer server) {
    return disturbedShare(number -> server.late((int) number));
  }

  /** The same of any server, by how much later than it should it answered a request, in ns. */
  double disturbedShare(LongUnaryOperator lateness) {
    long late = Arrays.stream(sorted(lateness)).filter(each -> each >= 1_000_000).count();
    long lagged = Arrays.stream(sorted(n -> lag((int) n))).filter(lag -> lag >= 1_000_000).count();
    double share = (double) (late + lagged) / requests + paused(result);
    Figures.print("host may have disturbed %.2f %% of the requests", 100 * share);
    return share;
  }

  private long lag(int number) {
    return stamps(number).fired() - stamps(number).intended();
  }

  /** As {@link #wasUndisturbed}, as far as the load generator can tell. */
  static boolean keptTime(RunResult result) {
    return result.lag().percentile(99) < 1_000_000 && paused(result) < 0.01;
  }

  /** For which part of the time a thread that only sleeps woke up late. */
  private static double paused(RunResult result) {
    Health health = requireNonNull(result.health(), "the run had a source of health");
    long nanos = requireNonNull(health.pauseNanos(), "pauses are watched on every system");
    return (double) nanos / result.elapsedNanos();
  }

  /** Something in ns about each request, sorted. */
  long[] sorted(LongUnaryOperator ofNumber) {
    return IntStream.range(0, requests).mapToLong(n -> ofNumber.applyAsLong(n)).sorted().toArray();
  }
}
