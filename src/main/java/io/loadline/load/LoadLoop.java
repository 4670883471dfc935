package io.loadline.load;

import io.loadline.plan.Phase;
import io.loadline.result.ConnectionUse;
import io.loadline.transport.Exchange;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.Transport.Pacer;

/** One loop of a run: what it has in flight, and the record of what became of it. */
abstract class LoadLoop implements Pacer {
  final MeasurementRecorder ledger;
  final LoopSetting setting;
  final InFlight inFlight;
  private final RequestStamps stamps = new RequestStamps();

  LoadLoop(MeasurementRecorder ledger, LoopSetting setting) {
    this.ledger = ledger;
    this.setting = setting;
    this.inFlight = new InFlight(setting);
  }

  MeasurementRecorder ledger() {
    return ledger;
  }

  /** Takes a request up that was due; the stamps are overwritten by the next. */
  RequestStamps fire(Phase phase, long intended) {
    stamps.intended(intended).fired(setting.clock().getAsLong());
    ledger.fired(phase, stamps);
    return stamps;
  }

  @Override
  public void connected(ConnectionUse use) {
    ledger.connected(use);
  }

  @Override
  public void idled(long nanos) {
    ledger.idled(nanos);
  }

  @Override
  public void completed(Exchange exchange) {
    inFlight.ended();
    ledger.ended(exchange);
    freed(exchange);
  }

  @Override
  public void answered(Exchange exchange) {
    inFlight.answered();
    freed(exchange);
  }

  @Override
  public void judged(Exchange exchange) {
    inFlight.judged();
    ledger.ended(exchange);
  }

  /** A request has its answer, and its connection can carry the next. */
  abstract void freed(Exchange exchange);
}
