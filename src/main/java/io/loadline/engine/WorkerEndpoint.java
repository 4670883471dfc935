package io.loadline.engine;

import io.loadline.codec.RunCodec;
import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerPlan;
import io.loadline.load.CommonStart;
import io.loadline.load.LoadEngine;
import io.loadline.load.StopSignal;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.SecretHeaders;
import io.loadline.plan.TimedPart;
import io.loadline.plan.WorkerShare;
import io.loadline.result.NotReadyException;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.transport.Transport;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** One endpoint of a worker, from its readiness to its result. */
final class WorkerEndpoint {
  /**
   * Messages of slices of one length, all endpoints together: an hour of 5,000 requests a second
   * takes some 4.5 MB, of the 10 MiB after which a kubelet begins another log.
   */
  private static final int PARTS = 120;

  private static final int FEWEST_PARTS = 8;

  private final int place;
  private final WorkerPlan.EndpointLoad load;
  private final WorkerShare share;
  private final String transport;
  private final WorkerCredential credential;
  private final UnaryOperator<String> mask;
  private final WorkerOutput out;

  /**
   * An endpoint of which nothing has been asked yet.
   *
   * @param place in the worker's plan, from 0
   * @param share of its load that this worker drives
   * @param transport of calls over HTTP/1.1
   * @param mask takes out of a text what is not to be said, but for secret headers
   */
  WorkerEndpoint(
      int place,
      WorkerPlan.EndpointLoad load,
      WorkerShare share,
      String transport,
      WorkerCredential credential,
      UnaryOperator<String> mask,
      WorkerOutput out) {
    this.place = place;
    this.load = load;
    this.share = share;
    this.transport = transport;
    this.credential = credential;
    this.mask = mask;
    this.out = out;
  }

  /**
   * Its plan, once the service is ready.
   *
   * @param nanos {@link System#nanoTime}
   * @throws NotReadyException when it is not ready in time, or never will be
   */
  LoadPlan ready(LongSupplier nanos) throws InterruptedException {
    LoadPlan plan = load.plan();
    Set<TimedPart> told = EnumSet.noneOf(TimedPart.class);
    if (load.readiness().isPresent()) {
      plan =
          new ServiceReadiness(transport, credential, this::say)
              .await(
                  plan,
                  load.readiness().get(),
                  nanos.getAsLong(),
                  (ready, parts) -> {
                    told.clear();
                    told.addAll(parts);
                    return ready;
                  });
    }
    out.write(
        new WorkerMessage.Ready(
            place, plan.call().spoken(), plan.connectionCounts(), List.copyOf(told)));
    return plan;
  }

  /**
   * What drives loads.
   *
   * @param cores of all of them together
   */
  record Engine(Clock wall, LongSupplier nanos, int cores) {
    LoadEngine over(Transport transport, WorkerShare share, int loads) {
      return LoadEngine.watched(transport, wall, nanos, Math.max(1, cores / loads), cores)
          .sharing(share);
    }
  }

  /**
   * Drives the load and writes its result, and why it had to be ended early if it had.
   *
   * @param plan of the service that is ready
   * @param loads how many are driven at once
   */
  WorkerExitCode drive(
      LoadPlan plan, Engine engine, int loads, StopSignal stop, CommonStart.Place start) {
    try (Transport opened = TransportChoice.of(transport, plan, credential)) {
      RunResult result =
          engine.over(opened, share, loads).run(plan, stop, listeners(plan, loads, stop), start);
      out.write(RunCodec.resultMessage(place, result, mask));
      Optional<String> early =
          credential.ending().filter(why -> result.ending() == RunEnding.INTERRUPTED);
      early.ifPresent(why -> fail(WorkerMessage.FailureKind.FAILED, why));
      return early.isPresent() ? WorkerExitCode.FAILED : WorkerExitCode.DONE;
    } finally {
      // However it ended, the others need not wait for it.
      start.arrive(engine.nanos().getAsLong());
    }
  }

  private LoadEngine.Listeners listeners(LoadPlan plan, int loads, StopSignal stop) {
    return new LoadEngine.Listeners(
        credential.stopping(stop, this::progress),
        part ->
            out.write(RunCodec.measuredMessage(place, plan, part.execution(), part.slices(), mask)),
        Math.max(FEWEST_PARTS, PARTS / loads),
        part -> false);
  }

  private void progress(LoadEngine.Progress done) {
    out.write(
        new WorkerMessage.Progress(
            place, done.elapsedNanos(), done.plannedNanos(), done.successes(), done.errors()));
  }

  private void say(String line) {
    out.write(new WorkerMessage.Line(Optional.of(place), mask(line)));
  }

  /** Says why there is no result, or one of less than was planned. */
  void fail(WorkerMessage.FailureKind kind, String why) {
    out.write(new WorkerMessage.Failure(kind, Optional.of(place), mask(why)));
  }

  private String mask(String text) {
    return SecretHeaders.mask(load.plan().call().knownHeaders(), mask.apply(text));
  }
}
