package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * Why a request is sent; each carries its phase in the header {@value #HEADER}.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public enum Phase {
  /** Asks whether the service is ready. */
  PROBE("probe"),
  /** Warms up both sides; not part of any figure. */
  WARMUP("warmup"),
  /** Is measured. */
  MEASUREMENT("measurement");

  /** Lets a server tell apart what is measured and what is not. */
  public static final String HEADER = "Loadline-Phase";

  private final String id;

  Phase(String id) {
    this.id = id;
  }

  /** The header's value. */
  public String id() {
    return id;
  }
}
