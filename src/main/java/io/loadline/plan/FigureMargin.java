package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * How much larger a figure may be than that of earlier runs.
 *
 * @param metric a time
 * @param by above 0: 0.1 for 10 %
 * @param figure its name among those of a run, however the metric is written: latency-p99
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record FigureMargin(Metric metric, double by, String figure) {}
