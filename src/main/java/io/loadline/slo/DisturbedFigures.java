package io.loadline.slo;

import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.Interval;
import io.loadline.result.Moments;
import io.loadline.result.RunResult;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Figures of a disturbed run that are no ranks, of whole requests: what they are where no
 * disturbance of ours touched them, and within what they lie whatever disturbances did. A request
 * that a disturbance may have made time out would have taken at most its timeout. Of a FAIL it is
 * taken that of all requests the one answered fastest once it was sent was not disturbed.
 */
record DisturbedFigures(RunResult run, RunDisturbances disturbances, List<Interval> clean) {
  private static final double NANOS_PER_MILLI = 1e6;

  static DisturbedFigures of(RunResult run, RunDisturbances disturbances) {
    return new DisturbedFigures(run, disturbances, disturbances.clean());
  }

  /** By what nothing touched alone; empty where there is none of that. */
  OptionalDouble undisturbed(Metric.Kind kind) {
    Moments times = clean.stream().map(Interval::response).reduce(Moments.NONE, Moments::plus);
    double requests = clean.stream().mapToLong(Interval::requests).sum();
    double seconds = clean.stream().mapToDouble(each -> seconds(each, run)).sum();
    return switch (kind) {
      case LATENCY_MEAN -> ratio(withoutLag(), times.count() * NANOS_PER_MILLI);
      case LATENCY_STDDEV -> ratio(times.stddev(), times.count() == 0 ? 0 : NANOS_PER_MILLI);
      case LATENCY_MIN -> ratio((double) times.min(), times.count() == 0 ? 0 : NANOS_PER_MILLI);
      case ERROR_COUNT -> OptionalDouble.of(errors());
      case ERROR_RATE -> ratio(errors(), requests);
      case REQUEST_COUNT -> ratio(requests * run.elapsedNanos() / 1e9, seconds);
      // In an open load the share of successes, since our draw decides how many there may be.
      default ->
          isOpen()
              ? ratio((requests - errors()) * allowance().offeredPerSecond(), requests)
              : ratio(requests - errors(), seconds);
    };
  }

  private static OptionalDouble ratio(double part, double whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
  }

  /** At least: the lag of all requests is taken off those that succeeded. */
  private double withoutLag() {
    return clean.stream().mapToDouble(DisturbedFigures::withoutLag).sum();
  }

  private static double withoutLag(Interval interval) {
    return (double) interval.response().sum() - interval.lag().sum();
  }

  private double errors() {
    return clean.stream().mapToLong(Interval::errors).sum();
  }

  private boolean isOpen() {
    return allowance().isOpen();
  }

  private ArrivalAllowance allowance() {
    return new ArrivalAllowance(run);
  }

  /** As far as it was measured: the run may end within the last one. */
  static double seconds(Interval interval, RunResult run) {
    return Math.min(interval.lengthNanos(), run.elapsedNanos() - interval.startNanos()) / 1e9;
  }

  /** Whether a limit is broken whatever the disturbances did. */
  boolean breaks(Objective objective) {
    OptionalDouble figure = undisturbed(objective.metric().kind());
    return (figure.isPresent()
            && !objective.bound().allows(figure.getAsDouble(), objective.limit()))
        || range(objective.metric().kind(), fastestService(run)).breaks(objective);
  }

  /**
   * What a request takes at least, in ns. From its sending on: where the load generator is behind
   * all the time, even the fastest response has our lag in it.
   */
  static long fastestService(RunResult run) {
    return run.service().min();
  }

  /** Whether a limit holds whatever the disturbances did, to the fastest answer as well. */
  boolean keeps(Objective objective) {
    return range(objective.metric().kind(), 0).keeps(objective);
  }

  /**
   * Within what a figure lies.
   *
   * @param floor what a request takes at least, in ns
   */
  private ValueRange range(Metric.Kind kind, long floor) {
    double total = run.outcomes().total();
    return switch (kind) {
      case LATENCY_MEAN -> mean(floor);
      case LATENCY_STDDEV -> deviation();
      case LATENCY_MIN -> new ValueRange(fastest(), run.response().min() / NANOS_PER_MILLI);
      case ERROR_COUNT -> new ValueRange(certainErrors(), (double) run.outcomes().errors());
      case ERROR_RATE -> new ValueRange(certainErrors() / total, run.outcomes().errors() / total);
      case REQUEST_COUNT ->
          new ValueRange(total, AddedTime.isFixed(run) ? total : Double.POSITIVE_INFINITY);
      default -> new ValueRange(run.throughput(), isOpen() ? most() : Double.POSITIVE_INFINITY);
    };
  }

  private ValueRange mean(long floor) {
    double timeouts = disturbances.doubtfulTimeouts(run);
    double least = timeouts * floor;
    for (DisturbedInterval each : disturbances.intervals()) {
      least += least(each, floor);
    }
    double count = (run.response().count() + timeouts) * NANOS_PER_MILLI;
    double most = run.response().moments().sum() + timeouts * timeout();
    return count == 0 ? ValueRange.ANY : new ValueRange(least / count, most / count);
  }

  /** What the responses of an interval would have come to at least. */
  private double least(DisturbedInterval interval, long floor) {
    double answers = interval.interval().successes();
    double takenOff = withoutLag(interval.interval()) - answers * interval.spentNanos();
    return Math.max(takenOff, answers * floor);
  }

  private double timeout() {
    return run.plan().call().timeout().toNanos();
  }

  /**
   * The deviation of what is left of the times lies within that of what was taken off (triangle
   * inequality), which is not above the root of its mean square.
   */
  private ValueRange deviation() {
    double squares = 0;
    for (DisturbedInterval each : disturbances.intervals()) {
      double spent = each.spentNanos() / NANOS_PER_MILLI;
      squares += each.interval().successes() * spent * spent;
    }
    double added = Math.sqrt(squares / run.response().count());
    double observed = run.response().stddev() / NANOS_PER_MILLI;
    return disturbances.doubtfulTimeouts(run) > 0
        ? ValueRange.ANY
        : new ValueRange(Math.max(0, observed - added), observed + added);
  }

  /** What timed out because of us may have been the fastest. */
  private double fastest() {
    return disturbances.doubtfulTimeouts(run) > 0 ? 0 : fastestAnswer();
  }

  private double fastestAnswer() {
    return disturbances.intervals().stream()
        .filter(each -> each.interval().successes() > 0)
        .mapToDouble(each -> each.interval().response().min() - each.spentNanos())
        .map(nanos -> Math.max(0, nanos) / NANOS_PER_MILLI)
        .min()
        .orElse(0);
  }

  /** A disturbance can make a request time out, but not make a service say 500. */
  private double certainErrors() {
    return (double) run.outcomes().errors()
        - disturbances.doubtfulTimeouts(run)
        - Judge.unsent(run);
  }

  private double most() {
    double good = run.outcomes().total() - certainErrors() + allowance().missing();
    return good / allowance().seconds(disturbances.lostNanos());
  }
}
