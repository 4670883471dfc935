package io.loadline.benchmarks.codec;

import io.loadline.plan.Call;
import io.loadline.transport.Transport.Pacer;
import io.loadline.transport.Transport;
import java.util.concurrent.atomic.LongAdder;

/** Sums up what its loops allocate, and their processor time, from the first measured answer on. */
final class MeasuredTransport implements Transport {
  private final LongAdder allocated = new LongAdder();
  private final LongAdder cpu = new LongAdder();
  private final Transport transport;

  MeasuredTransport(Transport transport) {
    this.transport = transport;
  }

  /** In bytes. */
  long allocated() {
    return allocated.sum();
  }

  /** In ns. */
  long cpu() {
    return cpu.sum();
  }

  @Override
  public String name() {
    return transport.name();
  }

  @Override
  public void drive(Call call, int connections, Pacer pacer) {
    MeasuredPacer measured = new MeasuredPacer(pacer);
    transport.drive(call, connections, measured);
    allocated.add(measured.bytes());
    cpu.add(measured.time());
  }

  @Override
  public void close() {
    transport.close();
  }
}
