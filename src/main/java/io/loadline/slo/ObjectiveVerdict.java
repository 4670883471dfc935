package io.loadline.slo;

import io.loadline.plan.Objective;
import org.jspecify.annotations.Nullable;

/**
 * How one objective fared.
 *
 * @param observed in the metric's unit; null when there is no figure, {@code reason} says why
 * @param samples how many attempts (or successes, for a mean) stand behind it
 * @param reason why the verdict is not plain, "error" when a percentile's rank falls on an error;
 *     empty when limit and observed say it all
 */
public record ObjectiveVerdict(
    Objective objective, @Nullable Double observed, long samples, Verdict verdict, String reason) {
  /** The same figures with another verdict. */
  ObjectiveVerdict because(Verdict other, String why) {
    return new ObjectiveVerdict(objective, observed, samples, other, why);
  }
}
