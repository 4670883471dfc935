package io.loadline.result;

import org.apiguardian.api.API;

/**
 * Something happened to the service while it was measured.
 *
 * @param second of the measurement; NaN when it is only known afterwards
 * @param what one sentence without its full stop: {@code pod iris-predictor-5d was deleted}
 * @param scaling it is one of those that {@code allowScaling} permits
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record Interference(InterferenceKind kind, double second, String what, boolean scaling) {}
