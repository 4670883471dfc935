package io.loadline.result;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to the service while it was measured.
 *
 * @param second of the measurement; NaN when it is only known afterwards
 * @param what one sentence without its full stop: {@code pod iris-predictor-5d was deleted}
 * @param scaling it is one of those that {@code allowScaling} permits
 * @param heldBack how much a CPU limit took; null for another kind, and where it is not known
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record Interference(
    InterferenceKind kind,
    double second,
    String what,
    boolean scaling,
    @Nullable HeldBack heldBack) {
  /** Something that is no CPU limit, or one of which no more is known. */
  public Interference(InterferenceKind kind, double second, String what, boolean scaling) {
    this(kind, second, what, scaling, null);
  }

  /**
   * How much a CPU limit took from a container.
   *
   * @param container {@code container web of pod web-1}
   * @param untilSecond of the measurement: the latest moment at which it may have been
   * @param share of the periods in which the container wanted to run, 0..1
   */
  public record HeldBack(String container, double untilSecond, double share) {}
}
