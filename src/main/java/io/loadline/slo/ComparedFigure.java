package io.loadline.slo;

import io.loadline.plan.Metric;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How a figure fared beside the same figure of other runs or of another target.
 *
 * @param by how much larger it may be: 0.1 for 10 %
 * @param before the other figure, in the metric's unit; null where it is not known
 * @param now in the metric's unit; null where it is not known
 * @param ratio how many times {@code before} it is; null where that cannot be told
 * @param reason why the verdict is not plain; empty where the ratio says it all
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record ComparedFigure(
    Metric metric,
    double by,
    @Nullable Double before,
    @Nullable Double now,
    @Nullable FigureRatio ratio,
    Verdict verdict,
    String reason) {}
