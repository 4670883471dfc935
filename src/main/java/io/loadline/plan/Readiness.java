package io.loadline.plan;

import java.time.Duration;

/**
 * When the load may start.
 *
 * @param timeout how long to wait at the most, by the wall clock
 * @param probes real requests that must succeed in a row; at least 1
 */
public record Readiness(Duration timeout, int probes) {}
