package io.loadline.result;

/**
 * The success that took longest.
 *
 * @param index of the request in the schedule, from 0
 * @param intendedNanos from the start of the measurement
 */
public record Slowest(long index, long intendedNanos, long responseNanos) {}
