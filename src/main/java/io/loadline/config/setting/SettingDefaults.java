package io.loadline.config.setting;

import io.loadline.plan.AccessMode;
import io.loadline.plan.Arrivals;
import io.loadline.plan.Protocol;
import io.loadline.plan.RunIn;
import java.time.Duration;

/** What holds where nothing is set; the one place of it. */
public final class SettingDefaults {
  public static final String CONTENT_TYPE = "application/json";
  public static final Protocol PROTOCOL = Protocol.AUTO;
  public static final AccessMode ACCESS = AccessMode.AUTO;
  public static final RunIn RUN_IN = RunIn.LOCAL;
  public static final String CONDITION = "Ready";
  public static final Duration TOKEN_LIFETIME = Duration.ofHours(1);
  public static final Duration TIMEOUT = Duration.ofSeconds(30);
  public static final Duration READY_TIMEOUT = Duration.ofMinutes(3);
  public static final int PROBES = 1;
  public static final long REQUESTS = 100;
  public static final double RATE = 8;
  public static final Arrivals ARRIVALS = Arrivals.POISSON;
  public static final int WORKERS = 1;
  public static final long WARMUP_REQUESTS = 10;

  /** A PASS takes so long that it has seen what comes every 7.5 s. */
  public static final Duration LEAST_FOR_PASS = Duration.ofSeconds(60);

  /** How long each of two endpoints that are compared has its turn. */
  public static final Duration SLICE = Duration.ofSeconds(5);

  /** Of that, for which what the other one left behind is waited for. */
  public static final Duration SETTLE = Duration.ofSeconds(1);

  /** By how much a figure of a candidate may be larger. */
  public static final double LARGER_BY = 0.1;

  public static final Duration MAX_DURATION = Duration.ofMinutes(10);

  private SettingDefaults() {}
}
