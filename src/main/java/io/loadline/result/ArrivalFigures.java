package io.loadline.result;

import io.loadline.plan.MeanLoad;
import org.apiguardian.api.API;

/**
 * How the arrivals of an open load fell, and how the service followed them.
 *
 * @param mean what the plan offers on average
 * @param steadyNanos from the start of the measurement to the end of the last request, if each took
 *     its turn at exactly the mean rate as it arrived: later than {@code mean.nanos()} only because
 *     of when the requests arrive
 * @param early response times of successes that were intended in the first quarter of the schedule
 * @param late of those in its last quarter
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record ArrivalFigures(MeanLoad mean, long steadyNanos, Moments early, Moments late) {
  /** Of two parts of one run, each of which knows the plan and the schedule of the whole. */
  public ArrivalFigures plus(ArrivalFigures other) {
    return new ArrivalFigures(
        mean,
        Math.max(steadyNanos, other.steadyNanos),
        early.plus(other.early),
        late.plus(other.late));
  }
}
