package io.loadline.truth;

import io.loadline.result.Outcome;
import io.loadline.testkit.SimulatedTransport.Answer;
import io.loadline.testkit.SimulatedTransport.Service;
import io.loadline.transport.Exchange;

/**
 * One worker that serves in order of arrival and stands still at the start of each period, in the
 * middle of a service, too.
 */
final class StallingService implements Service {
  private final long stall;
  private final long period;
  private final long service;
  private long origin = Long.MIN_VALUE;
  private long freeAt = Long.MIN_VALUE;

  /** All in seconds. */
  StallingService(double stall, double period, double service) {
    this.stall = Math.round(stall * 1e9);
    this.period = Math.round(period * 1e9);
    this.service = Math.round(service * 1e9);
  }

  @Override
  public Answer answer(Exchange exchange, long sent) {
    return new Answer(due(sent), Outcome.SUCCESS);
  }

  /** When a request that comes at {@code at} has been served; the first begins a period. */
  long due(long at) {
    if (origin == Long.MIN_VALUE) {
      origin = at;
    }
    freeAt = worked(afterStall(Math.max(at, freeAt)));
    return freeAt;
  }

  private long afterStall(long at) {
    long phase = (at - origin) % period;
    return phase < stall ? at - phase + stall : at;
  }

  private long worked(long begin) {
    long end = begin + service;
    return (end - origin) / period > (begin - origin) / period ? end + stall : end;
  }
}
