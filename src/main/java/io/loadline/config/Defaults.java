package io.loadline.config;

import io.loadline.plan.Access;
import io.loadline.plan.Arrivals;
import io.loadline.plan.Protocol;
import java.time.Duration;

/** What holds where nothing is set; the one place of it. */
final class Defaults {
  static final String CONTENT_TYPE = "application/json";
  static final Protocol PROTOCOL = Protocol.AUTO;
  static final Access ACCESS = Access.AUTO;
  static final String CONDITION = "Ready";
  static final Duration TOKEN_LIFETIME = Duration.ofHours(1);
  static final Duration TIMEOUT = Duration.ofSeconds(30);
  static final Duration READY_TIMEOUT = Duration.ofMinutes(3);
  static final int PROBES = 1;
  static final long REQUESTS = 100;
  static final double RATE = 8;
  static final Arrivals ARRIVALS = Arrivals.POISSON;
  static final long WARMUP_REQUESTS = 10;
  static final Duration MAX_DURATION = Duration.ofMinutes(10);

  private Defaults() {}
}
