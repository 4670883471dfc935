package io.loadline.page;

import io.loadline.json.JsonTree;
import java.util.OptionalDouble;

/**
 * How the load generator fared in a slice.
 *
 * @param busy share of its time that the busiest loop worked
 * @param cpu share of the processor time that the process may use
 * @param steal share of the machine's processors that a hypervisor took
 * @param throttled ms for which a CPU quota held threads back
 * @param pause ms of the longest pause
 */
record SliceHealth(
    OptionalDouble busy,
    OptionalDouble cpu,
    OptionalDouble steal,
    OptionalDouble throttled,
    OptionalDouble pause) {
  static SliceHealth of(JsonTree health) {
    return new SliceHealth(
        health.figure("busy"),
        health.figure("cpu"),
        health.figure("steal"),
        health.figure("throttled_ms"),
        health.figure("longestPause_ms"));
  }

  /** The worse of both; of the time held back the sum. */
  SliceHealth plus(SliceHealth other) {
    return new SliceHealth(
        higher(busy, other.busy),
        higher(cpu, other.cpu),
        higher(steal, other.steal),
        sum(throttled, other.throttled),
        higher(pause, other.pause));
  }

  private static OptionalDouble higher(OptionalDouble one, OptionalDouble other) {
    return one.isEmpty() || other.isEmpty()
        ? one.isEmpty() ? other : one
        : OptionalDouble.of(Math.max(one.getAsDouble(), other.getAsDouble()));
  }

  private static OptionalDouble sum(OptionalDouble one, OptionalDouble other) {
    return one.isEmpty() && other.isEmpty()
        ? one
        : OptionalDouble.of(one.orElse(0) + other.orElse(0));
  }
}
