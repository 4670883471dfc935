package io.loadline.plan;

import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * How long the parts of a run last.
 *
 * @param warmup sent first through the same connections, without a gap, and left out of all figures
 * @param measurement with stages the time that they take
 * @param longest after which a closed loop by requests is ended by force
 * @param early when the measurement may end before its time; empty where it may not
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record PhaseLengths(
    PhaseLength warmup, PhaseLength measurement, Duration longest, Optional<EarlyEnd> early) {
  /** Of a run that lasts as long as it is planned. */
  public PhaseLengths(PhaseLength warmup, PhaseLength measurement, Duration longest) {
    this(warmup, measurement, longest, Optional.empty());
  }
}
