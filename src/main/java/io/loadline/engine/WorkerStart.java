package io.loadline.engine;

import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerPlan;
import io.loadline.load.CommonStart;
import io.loadline.load.StopSignal;
import io.loadline.plan.WorkerShare;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** When the loads of a worker begin, once all its services are ready. For one thread. */
final class WorkerStart implements AutoCloseable {
  private static final long TICK_MILLIS = 50;

  private final WorkerPlan plan;
  private final WorkerShare share;
  private final WorkerOutput out;
  private final WorkerEndpoint.Engine engine;
  private @Nullable ControlPort port;

  WorkerStart(WorkerPlan plan, WorkerShare share, WorkerOutput out, WorkerEndpoint.Engine engine) {
    this.plan = plan;
    this.share = share;
    this.out = out;
    this.engine = engine;
  }

  /** Nobody has told one of several workers when to begin. */
  static final class NotToldException extends Exception {
    NotToldException(Duration wait) {
      super(
          "the worker was ready for %d s, and nobody told it when to begin"
              .formatted(wait.toSeconds()));
    }
  }

  /**
   * The start, shortly before it.
   *
   * @throws CancellationException when it was told to stop
   */
  CommonStart await(StopSignal stop) throws InterruptedException, NotToldException {
    return share.count() == 1 ? delayed(stop) : told(stop);
  }

  /** Whoever reads the messages may want to look at the services before they are loaded. */
  private CommonStart delayed(StopSignal stop) throws InterruptedException {
    out.write(new WorkerMessage.Starting(engine.wall().instant().plus(plan.start().delay())));
    Thread.sleep(plan.start().delay().toMillis());
    checkStop(stop);
    return new CommonStart(plan.endpoints().size());
  }

  private CommonStart told(StopSignal stop) throws InterruptedException, NotToldException {
    AgreedStart start = new AgreedStart();
    ControlDialogue.Worker worker =
        new ControlDialogue.Worker(plan.id(), share.index(), engine.wall(), engine.nanos(), start);
    port = opened(worker);
    out.write(new WorkerMessage.Waiting(port.number()));
    long moment = moment(start, stop);
    long ahead = moment - engine.nanos().getAsLong();
    out.write(new WorkerMessage.Starting(engine.wall().instant().plusNanos(ahead)));
    return CommonStart.at(moment);
  }

  private static ControlPort opened(ControlDialogue.Worker worker) {
    try {
      return ControlPort.open(() -> new ControlDialogue(worker));
    } catch (IOException e) {
      throw new UncheckedIOException("no port to be told the start at", e);
    }
  }

  private long moment(AgreedStart start, StopSignal stop)
      throws InterruptedException, NotToldException {
    long begun = engine.nanos().getAsLong();
    long longest = plan.start().longestWait().toNanos();
    while (engine.nanos().getAsLong() - begun < longest) {
      Optional<Long> moment = start.await(TICK_MILLIS);
      checkStop(stop);
      if (moment.isPresent()) {
        return moment.get();
      }
    }
    throw new NotToldException(Duration.ofNanos(longest));
  }

  private static void checkStop(StopSignal stop) {
    if (stop.isRequested()) {
      throw new CancellationException("told to stop");
    }
  }

  /** Until then it answers whoever has lost an answer of it. */
  @Override
  public void close() {
    if (port != null) {
      port.close();
    }
  }
}
