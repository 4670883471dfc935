package io.loadline.load;

/**
 * How far a run is.
 *
 * @param elapsedNanos since the start of the measurement; 0 while warming up
 * @param plannedRequests -1 when unknown
 */
public record Progress(long elapsedNanos, long plannedRequests, long successes, long errors) {}
