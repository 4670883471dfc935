package io.loadline.slo;

import io.loadline.plan.TimedPart;
import io.loadline.result.TailRequest;
import io.loadline.result.TailTimes;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The requests at a percentile or above it, one by one: those few that are at it may not be typical
 * of them.
 *
 * @param requests of which the server told its time; none below the figure
 * @param all of them, those included of which it told nothing
 */
record BeyondFigure(List<TailRequest> requests, long all) implements FigureParts.Beyond {
  private static final double NANOS_PER_MILLI = 1e6;

  /** A figure is read off a histogram. */
  private static final double PRECISION = 1.001;

  /** Of a figure in ms. */
  static BeyondFigure of(double figure, TailTimes slowest, long all) {
    List<TailRequest> beyond =
        slowest.slowest(all).requests().stream()
            .filter(each -> response(each) >= figure / PRECISION)
            .toList();
    return new BeyondFigure(beyond, all);
  }

  /** Those few that are at a figure in ms, at most so many on each side. */
  static List<TailRequest> at(double figure, TailTimes slowest, int beside) {
    long above =
        slowest.requests().stream().filter(each -> response(each) > figure * PRECISION).count();
    return slowest.around(above, beside).requests().stream()
        .filter(each -> response(each) <= figure * (1 + CauseRule.ROUNDING))
        .filter(each -> response(each) >= figure * (1 - CauseRule.ROUNDING))
        .toList();
  }

  private static double response(TailRequest request) {
    return request.request().responseNanos() / NANOS_PER_MILLI;
  }

  @Override
  public boolean isMostly(List<TimedPart> some, double limit) {
    return isMostly(
        limit, each -> some.stream().mapToLong(part -> each.parts().getOrDefault(part, 0L)).sum());
  }

  @Override
  public boolean isMostlyUntold(double limit) {
    return isMostly(limit, each -> each.untoldNanos().orElse(0));
  }

  private boolean isMostly(double limit, ToLongFunction<TailRequest> part) {
    double most = limit * NANOS_PER_MILLI;
    long kept =
        requests.stream()
            .filter(each -> each.request().responseNanos() - part.applyAsLong(each) <= most)
            .count();
    return 2 * kept > all;
  }
}
