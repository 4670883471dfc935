package io.loadline.plan;

import java.time.Duration;

/**
 * How long the parts of a run last.
 *
 * @param warmup sent first through the same connections, without a gap, and left out of all figures
 * @param measurement with stages the time that they take
 * @param longest after which a closed loop by requests is ended by force
 */
public record PhaseLengths(PhaseLength warmup, PhaseLength measurement, Duration longest) {}
