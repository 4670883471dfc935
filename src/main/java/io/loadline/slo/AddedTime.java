package io.loadline.slo;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.PhaseLength;
import io.loadline.result.RunResult;

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
    /**
     * It is of successes alone: it can be too large, and too small only where slow ones timed out,
     * which have no time.
     */
    RAISES_OR_OMITS,
    /** It counts errors, and can be too large only by those that timed out. */
    TIMES_OUT,
    /** The figure is what it is. */
    NOTHING;

    /** Whether the limit may be broken only because of the added time. */
    boolean mayBreak(Bound bound) {
      return switch (this) {
        case RAISES, TIMES_OUT -> bound == Bound.UPPER;
        case LOWERS -> bound == Bound.LOWER;
        case EITHER, RAISES_OR_OMITS -> true;
        case NOTHING -> false;
      };
    }

    /** Whether the limit may hold only because of the added time. */
    boolean mayKeep(Bound bound) {
      return switch (this) {
        case RAISES, TIMES_OUT -> bound == Bound.LOWER;
        case LOWERS -> bound == Bound.UPPER;
        case EITHER, RAISES_OR_OMITS -> true;
        case NOTHING -> false;
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

  /** Whether the figure is a count of requests that the plan alone decides. */
  static boolean isFixed(ObjectiveVerdict verdict, RunResult run) {
    return verdict.objective().metric().kind() == Metric.Kind.REQUEST_COUNT && isFixed(run);
  }

  /** Whether as many requests are made however long they take: all but a closed load by time. */
  static boolean isFixed(RunResult run) {
    return run.arrivals() != null || run.plan().extent() instanceof PhaseLength.Requests;
  }

  /** What it does to a kind of metric. */
  static AddedTime on(Metric.Kind kind) {
    return switch (kind) {
      // An error is slower than anything, so a rank leaves none out; and the slow ones that a
      // minimum leaves out are not the fastest.
      case LATENCY_MIN, LATENCY_MAX, LATENCY_PERCENTILE, TTFT_MAX, TTFT_PERCENTILE ->
          new AddedTime(Effect.RAISES, Effect.RAISES);
      case LATENCY_MEAN, TTFT_MEAN -> new AddedTime(Effect.RAISES_OR_OMITS, Effect.RAISES_OR_OMITS);
      // Requests that are held up may come to the server at once, and wait for each other there.
      case SERVER_QUEUE_MEAN, SERVER_PREFILL_MEAN, SERVER_DECODE_MEAN, SERVER_COMPUTE_MEAN ->
          new AddedTime(Effect.RAISES_OR_OMITS, Effect.RAISES_OR_OMITS);
      case SERVER_QUEUE_MAX,
          SERVER_QUEUE_PERCENTILE,
          SERVER_PREFILL_MAX,
          SERVER_PREFILL_PERCENTILE,
          SERVER_DECODE_MAX,
          SERVER_DECODE_PERCENTILE,
          SERVER_COMPUTE_MAX,
          SERVER_COMPUTE_PERCENTILE ->
          new AddedTime(Effect.RAISES, Effect.RAISES);
      // More for the slow ones draws times apart, more for the fast ones makes them alike.
      case LATENCY_STDDEV -> new AddedTime(Effect.EITHER, Effect.EITHER);
      // A gap that begins in a pause is too short: messages read at once have none.
      case ITL_MEAN, ITL_MAX, ITL_PERCENTILE, TPOT_MEAN ->
          new AddedTime(Effect.RAISES_OR_OMITS, Effect.EITHER);
      case TPOT_MAX, TPOT_PERCENTILE -> new AddedTime(Effect.RAISES, Effect.EITHER);
      case ERROR_COUNT, ERROR_RATE -> new AddedTime(Effect.TIMES_OUT, Effect.TIMES_OUT);
      // Users of a closed load by time send fewer when they wait longer, or for us.
      case REQUEST_COUNT -> new AddedTime(Effect.LOWERS, Effect.LOWERS);
      case THROUGHPUT, OUTPUT_TOKENS_PER_SECOND -> new AddedTime(Effect.LOWERS, Effect.LOWERS);
      // A limit on the time per token may be kept thanks to a pause.
      case GOODPUT -> new AddedTime(Effect.LOWERS, Effect.EITHER);
    };
  }
}
