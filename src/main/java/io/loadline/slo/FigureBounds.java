package io.loadline.slo;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Between what a figure lies, as far as the run tells: two-sided, wrong in at most so many runs as
 * its confidence leaves, for disturbances that come often enough (docs/statistics.md). At 0.95
 * where no confidence is asked for.
 *
 * @param lower in the metric's unit
 * @param upper null where too few requests are beyond for an upper end
 * @param confidence between 0 and 1
 * @param independent how many independent requests would say as much, or gaps between tokens
 * @param levelAbove at which the limit is just told to be broken, 0 to 1; null without a test
 * @param needed how many of them would decide, if they were like these; null where no number is
 *     known
 * @param method what all this follows from
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record FigureBounds(
    double lower,
    @Nullable Double upper,
    double confidence,
    double independent,
    @Nullable Double levelAbove,
    @Nullable Long needed,
    BoundsMethod method) {}
