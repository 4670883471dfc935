package io.loadline.slo;

import io.loadline.plan.Objective;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How one objective fared.
 *
 * @param observed in the metric's unit; null when there is no figure, {@code cause} says why
 * @param samples how many attempts (or successes, for a mean) stand behind it
 * @param cause why the verdict is not plain; {@link Cause#NONE} when limit and observed say it all
 * @param bounds between what the figure lies; null where no method gives any, or the run was too
 *     short for 40 parts
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record ObjectiveVerdict(
    Objective objective,
    @Nullable Double observed,
    long samples,
    Verdict verdict,
    Cause cause,
    @Nullable FigureBounds bounds) {
  /** A verdict on a figure of which no bounds are known. */
  public ObjectiveVerdict(
      Objective objective, @Nullable Double observed, long samples, Verdict verdict, Cause cause) {
    this(objective, observed, samples, verdict, cause, null);
  }

  /**
   * The cause in words, "error" when a percentile's rank falls on an error; empty when limit and
   * observed say it all.
   */
  public String reason() {
    return CauseWording.of(this);
  }

  /** The same figures with another verdict. */
  ObjectiveVerdict because(Verdict other, Cause why) {
    return new ObjectiveVerdict(objective, observed, samples, other, why, bounds);
  }

  /** The same verdict on a figure that lies between these. */
  ObjectiveVerdict between(@Nullable FigureBounds known) {
    return new ObjectiveVerdict(objective, observed, samples, verdict, cause, known);
  }
}
