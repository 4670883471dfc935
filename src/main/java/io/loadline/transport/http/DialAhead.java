package io.loadline.transport.http;

import io.loadline.plan.Phase;
import io.loadline.result.Outcome;
import io.loadline.transport.Exchange;
import io.loadline.transport.Transport;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Decides when a loop opens another connection, so that one is there before a request needs it: as
 * many lie idle as requests may arrive while one is opened, and at the start of the measurement
 * there are as many as its rate and the warm-up's response times ask for. For one loop thread.
 */
final class DialAhead {
  /** After a connection that could not be opened, or that the server closed at once. */
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

  private static final int SAMPLES = 256;
  private static final double PERCENTILE = 0.95;

  /**
   * Poisson arrivals exceed their mean by more than so many deviations once in a thousand times.
   */
  private static final double DEVIATIONS = 3;

  private static final int WEIGHT = 4;

  private final Transport.Limits limits;
  private final long[] warmup = new long[SAMPLES];
  private int warmups;
  private double dialNanos;
  private int spare = 1;
  private int target;
  private boolean measuring;
  private boolean paused;
  private long pausedUntil;

  DialAhead(Transport.Limits limits) {
    this.limits = limits;
    this.target = limits.first();
    learn();
  }

  /**
   * Whether to open another.
   *
   * @param idle how many have no request, those that are being opened included
   * @param all how many there are, busy ones included
   */
  boolean wants(int idle, int all) {
    if (paused && System.nanoTime() < pausedUntil) {
      return false;
    }
    paused = false;
    if (all >= target) {
      target = 0;
    }
    return all < limits.most() && (idle < spare || all < target);
  }

  /** It took so long to open one. */
  void opened(long nanos) {
    dialNanos += dialNanos == 0 ? nanos : (nanos - dialNanos) / WEIGHT;
    learn();
  }

  /** As many as arrive while one is opened, and one more. */
  private void learn() {
    double arrivals = limits.perSecond() * dialNanos / 1e9;
    double most = arrivals + DEVIATIONS * Math.sqrt(arrivals);
    spare = (int) Math.min(limits.most(), 1 + Math.ceil(most));
  }

  /** One could not be opened, or was closed at once. */
  void failed(long now) {
    paused = true;
    pausedUntil = now + PAUSE;
  }

  /** Whether one that has been opening since then will probably be open before a new one. */
  boolean isPrompt(long since, long now) {
    return now - since <= 2 * dialNanos;
  }

  /** A request has ended. */
  void answered(Exchange exchange) {
    boolean good = exchange.outcome() == Outcome.SUCCESS || exchange.isUnjudged();
    if (exchange.phase() == Phase.WARMUP && good) {
      warmup[warmups % SAMPLES] = exchange.stamps().service();
      warmups++;
    }
  }

  /** A request is sent: the first one of the measurement knows what the warm-up took. */
  void sending(Exchange exchange) {
    if (!measuring && exchange.phase() == Phase.MEASUREMENT) {
      measuring = true;
      target = Math.max(limits.first(), enough());
    }
  }

  /** Rate times the 95th percentile of the warm-up's last answers; 0 without any. */
  private int enough() {
    int count = Math.min(warmups, SAMPLES);
    if (count == 0) {
      return 0;
    }
    Arrays.sort(warmup, 0, count);
    long slow = warmup[(int) Math.ceil(PERCENTILE * count) - 1];
    return (int) Math.min(limits.most(), Math.ceil(limits.perSecond() * slow / 1e9));
  }
}
