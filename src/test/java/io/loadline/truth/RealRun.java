package io.loadline.truth;

import static io.loadline.testkit.Plans.noErrors;
import static io.loadline.testkit.Plans.plan;
import static java.util.Objects.requireNonNull;

import io.loadline.load.LoadEngine;
import io.loadline.load.StopSignal;
import io.loadline.plan.Call;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import io.loadline.result.Distribution;
import io.loadline.result.RunResult;
import io.loadline.testkit.CapturingTransport;
import io.loadline.testkit.CapturingTransport.Stamps;
import io.loadline.testkit.NumberedCalls;
import io.loadline.testkit.TruthServer;
import io.loadline.transport.Transport;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.jdk.JdkTransport;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A run over sockets of numbered requests, and the stamps of each. */
record RealRun(RunResult result, CapturingTransport capture, int requests) {
  private static final PhaseLength WARMUP = new PhaseLength.Requests(200);

  /** Warmed up, as a measurement of time is. */
  static RealRun of(String transport, URI url, Workload workload, int requests, int connections) {
    Call call = NumberedCalls.to(url, requests, Duration.ofSeconds(10));
    return of(transport, call, workload, requests, WARMUP, connections);
  }

  static RealRun of(
      String name,
      Call call,
      Workload workload,
      int requests,
      PhaseLength warmup,
      int connections) {
    try (Transport transport = name.equals("jdk") ? new JdkTransport() : NettyTransport.create()) {
      CapturingTransport capture = new CapturingTransport(transport, requests);
      LoadEngine engine = new LoadEngine(capture, Clock.systemUTC(), System::nanoTime, 1);
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
   * Whether the host let both sides keep their time, so that upper bounds up to a percentile may be
   * asserted: all but the share above it were fired, answered and read within 1 ms of when they
   * should. The server is stopped.
   */
  boolean wasUndisturbed(TruthServer server, double percentile) {
    int rank = (int) Distribution.rank(percentile, requests) - 1;
    long lag = sorted(n -> stamps((int) n).fired() - stamps((int) n).intended())[rank];
    long late = sorted(n -> server.late((int) n))[rank];
    long read = sorted(n -> stamps((int) n).done() - server.answered((int) n))[rank];
    boolean undisturbed = Math.max(Math.max(lag, late), read) < 1_000_000;
    Figures.print(
        "host %s: p%s of lag %.3f ms, server late by %.3f ms, read after %.3f ms",
        undisturbed ? "undisturbed" : "too busy to hold times to theory",
        percentile,
        lag / 1e6,
        late / 1e6,
        read / 1e6);
    return undisturbed;
  }

  /** Something in ns about each request, sorted. */
  long[] sorted(LongUnaryOperator ofNumber) {
    return IntStream.range(0, requests).mapToLong(n -> ofNumber.applyAsLong(n)).sorted().toArray();
  }
}
