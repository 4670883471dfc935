package io.loadline.load;

/**
 * How far a run is.
 *
 * @param elapsedNanos since the start of the measurement; 0 while warming up
 * @param plannedNanos how long the measurement is to take; -1 when that is not known
 */
public record LoadProgress(long elapsedNanos, long plannedNanos, long successes, long errors) {}
