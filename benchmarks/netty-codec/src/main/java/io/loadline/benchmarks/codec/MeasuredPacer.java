package io.loadline.benchmarks.codec;

import com.sun.management.ThreadMXBean;
import io.loadline.plan.Phase;
import io.loadline.result.ConnectionUse;
import io.loadline.transport.Exchange;
import io.loadline.transport.Transport.LoopConnections;
import io.loadline.transport.Transport.Pacer;
import java.lang.management.ManagementFactory;

/** Looks at its loop's thread when the first measured answer is there and when nothing is left. */
final class MeasuredPacer implements Pacer {
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Pacer pacer;
  private boolean measuring;
  private long bytes;
  private long time;

  MeasuredPacer(Pacer pacer) {
    this.pacer = pacer;
  }

  /** Allocated in the measurement. */
  long bytes() {
    return bytes;
  }

  /** Of the processor in the measurement, in ns. */
  long time() {
    return time;
  }

  private void look(int sign) {
    bytes += sign * threads.getCurrentThreadAllocatedBytes();
    time += sign * threads.getCurrentThreadCpuTime();
  }

  @Override
  public boolean opensAhead() {
    return pacer.opensAhead();
  }

  @Override
  public void ready(LoopConnections lane) {
    pacer.ready(lane);
  }

  @Override
  public long turn(long now) {
    long next = pacer.turn(now);
    if (next == DONE && measuring) {
      measuring = false;
      look(1);
    }
    return next;
  }

  @Override
  public void idled(long nanos) {
    pacer.idled(nanos);
  }

  @Override
  public void connected(ConnectionUse use) {
    pacer.connected(use);
  }

  @Override
  public void completed(Exchange exchange) {
    if (!measuring && exchange.phase() == Phase.MEASUREMENT) {
      measuring = true;
      look(-1);
    }
    pacer.completed(exchange);
  }

  @Override
  public void answered(Exchange exchange) {
    pacer.answered(exchange);
  }

  @Override
  public void judged(Exchange exchange) {
    pacer.judged(exchange);
  }
}
