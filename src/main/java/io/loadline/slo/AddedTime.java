package io.loadline.slo;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;

/**
 * What time that is added to requests does to the figure of a metric. The one place that knows it,
 * for all reviews and rules that ask whether added time may explain a verdict.
 *
 * @param slowdown the effect when requests start later or take longer as a whole: by our own lag,
 *     the way to the service, or a CPU limit
 * @param pause the effect when the load generator stands still for a while: requests start late,
 *     and several messages of a stream are read late and at once
 */
record AddedTime(Effect slowdown, Effect pause) {
  /** Which way a figure moves. */
  enum Effect {
    /** It can only be too large. */
    RAISES,
    /** It can only be too small. */
    LOWERS,
    /** It can be too large or too small. */
    EITHER,
    /** It counts errors, and can be too large only by those that timed out. */
    TIMES_OUT,
    /** The figure is what it is. */
    NOTHING;

    /** Whether the limit may be broken only because of the added time. */
    boolean mayBreak(Bound bound) {
      return switch (this) {
        case RAISES, TIMES_OUT -> bound == Bound.UPPER;
        case LOWERS -> bound == Bound.LOWER;
        case EITHER -> true;
        case NOTHING -> false;
      };
    }

    /** Whether the limit may hold only because of the added time. */
    boolean mayKeep(Bound bound) {
      return switch (this) {
        case RAISES -> bound == Bound.LOWER;
        case LOWERS -> bound == Bound.UPPER;
        case EITHER -> true;
        case TIMES_OUT, NOTHING -> false;
      };
    }

    /** Whether a PASS or FAIL may be what it is only because of the added time. */
    boolean mayExplain(ObjectiveVerdict verdict) {
      Bound bound = verdict.objective().bound();
      return switch (verdict.verdict()) {
        case FAIL -> mayBreak(bound);
        case PASS -> mayKeep(bound);
        case INCONCLUSIVE, INVALID -> false;
      };
    }
  }

  /** What it does to a kind of metric. */
  static AddedTime on(Metric.Kind kind) {
    return switch (kind) {
      case LATENCY_MEAN, LATENCY_MIN, LATENCY_MAX, LATENCY_PERCENTILE ->
          new AddedTime(Effect.RAISES, Effect.RAISES);
      // The same for all may make times more alike; a pause is for some.
      case LATENCY_STDDEV -> new AddedTime(Effect.EITHER, Effect.RAISES);
      case TTFT_MEAN, TTFT_MAX, TTFT_PERCENTILE -> new AddedTime(Effect.RAISES, Effect.RAISES);
      // A gap that begins in a pause is too short: messages read at once have none.
      case ITL_MEAN, ITL_MAX, ITL_PERCENTILE, TPOT_MEAN, TPOT_MAX, TPOT_PERCENTILE ->
          new AddedTime(Effect.RAISES, Effect.EITHER);
      case ERROR_COUNT, ERROR_RATE -> new AddedTime(Effect.TIMES_OUT, Effect.TIMES_OUT);
      // While the load generator stands still it makes no request.
      case REQUEST_COUNT -> new AddedTime(Effect.NOTHING, Effect.LOWERS);
      case THROUGHPUT, OUTPUT_TOKENS_PER_SECOND -> new AddedTime(Effect.LOWERS, Effect.LOWERS);
      // A limit on the time per token may be kept thanks to a pause.
      case GOODPUT -> new AddedTime(Effect.LOWERS, Effect.EITHER);
    };
  }
}
