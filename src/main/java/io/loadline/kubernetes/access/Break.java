package io.loadline.kubernetes.access;

import java.time.Instant;

/**
 * A connection of a tunnel that ended though neither side of it wanted that.
 *
 * @param what one sentence without its full stop
 */
public record Break(Instant at, String what) {}
