package io.loadline.slo;

import io.loadline.plan.Metric;
import io.loadline.plan.TimedSpan;

/** Why the verdict on an objective is not plain, in words. */
final class CauseWording {
  static final String LAG = "our own lag explains it";

  private static final String DRAWN_ARRIVALS =
      "the service kept up; when its requests were drawn, or the last of them was answered,"
          + " alone moves the figure over the limit";

  private static final String UNSTABLE =
      "it holds only since the run was short: the load is above what the service can do, and each"
          + " request takes longer than those before";

  private CauseWording() {}

  /** Empty when observed figure and limit say it all. */
  static String of(ObjectiveVerdict verdict) {
    return switch (verdict.cause()) {
      case NONE -> "";
      case OWN_LAG -> LAG;
      case DISTURBANCE -> "the disturbed load generator may explain it";
      case TUNNEL -> "the port-forward may explain it";
      case INTERFERENCE -> "the service did not stay the same";
      case EARLY_END -> "the run ended before its time";
      case LOST_LOAD -> "the load was lost before its end";
      case CPU_LIMIT -> "the CPU limit may explain it";
      case DRAWN_ARRIVALS -> DRAWN_ARRIVALS;
      case ERROR_AT_RANK -> "error";
      case UNSTABLE -> UNSTABLE;
      case NO_REQUEST -> "no request was made";
      case NO_SUCCESS -> "no successful request";
      case NO_TOKEN -> "no token came";
      case NO_MESSAGE -> "no message came";
      case NO_SECOND_TOKEN -> "no answer had two tokens";
      case NOT_TOLD ->
          verdict.observed() == null
              ? "the server did not tell it"
              : "the server did not tell it of each request";
      case NOT_COUNTED -> "the server's counters do not tell it of this run";
      case WARMUP_COUNTED -> "the server's counters have the warm-up in them";
      case CONTRADICTED -> "the server tells more time than its requests took";
      case TOO_FEW -> tooFew(verdict.objective().metric());
      case UNDECIDED, TOO_ALIKE, TREND, TOO_WIDE, TOO_SHORT, SEVERAL ->
          ConfidenceWording.of(verdict);
    };
  }

  private static String tooFew(Metric metric) {
    String samples = samples(metric.kind().subject());
    return "too few %s: below %d there is no %s"
        .formatted(samples, RankRule.needed(metric), metric);
  }

  private static String samples(TimedSpan subject) {
    return switch (subject) {
      case FIRST_TOKEN -> "answers with a token";
      case TOKEN -> "answers of several tokens";
      case TOKEN_GAP -> "gaps between tokens";
      case RESPONSE, SERVER_QUEUE, SERVER_PREFILL, SERVER_DECODE, SERVER_COMPUTE, NONE ->
          "requests";
    };
  }
}
