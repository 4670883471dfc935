package io.loadline.slo;

import org.apiguardian.api.API;

/**
 * What decided a verdict on an objective, where observed figure and limit do not say it all. The
 * words for it are {@link ObjectiveVerdict#reason()}.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public enum Cause {
  /** Observed figure and limit say it all. */
  NONE,
  /** The load generator's own lag, or requests that it never sent, may explain the figure. */
  OWN_LAG,
  /** The load generator or its machine was disturbed, which may explain the figure. */
  DISTURBANCE,
  /** The port-forward adds time of its own, which may explain the figure. */
  TUNNEL,
  /** The service did not stay the same while it was measured. */
  INTERFERENCE,
  /** The run ended before its time, and what it cut off or never sent may explain the figure. */
  EARLY_END,
  /** The load was lost before its end, so that no verdict on the service stands. */
  LOST_LOAD,
  /** The service was held back by its CPU limit, which may explain the figure. */
  CPU_LIMIT,
  /**
   * The objective holds although the observed figure is beyond the limit: the random draw of the
   * arrivals, or a constant response time at the end of the load, moved it there.
   */
  DRAWN_ARRIVALS,
  /** The rank of a percentile or maximum falls on an attempt that was no success. */
  ERROR_AT_RANK,
  /**
   * The load is above what the service can do: response times grow as long as it lasts, so that a
   * limit on them which holds says only that the run was short.
   */
  UNSTABLE,
  /** There is no figure: no request was made. */
  NO_REQUEST,
  /** There is no figure: no request succeeded. */
  NO_SUCCESS,
  /** There is no figure: no answer had a token. */
  NO_TOKEN,
  /** There is no figure: no answer of a gRPC stream had a message. */
  NO_MESSAGE,
  /** There is no figure: no answer had a second token. */
  NO_SECOND_TOKEN,
  /** The server did not tell it of so many requests that the figure may be another. */
  NOT_TOLD,
  /** The server's counters are not those of this run, or could not be read. */
  NOT_COUNTED,
  /** The server's counters have the warm-up in them, without which the figure may be another. */
  WARMUP_COUNTED,
  /** The server tells more time than its requests took, so that nothing it tells is believed. */
  CONTRADICTED,
  /** There are too few samples for a percentile to exist. */
  TOO_FEW,
  /** There are too few requests, so near to the limit, to be as sure as is asked for. */
  UNDECIDED,
  /** Neighbouring requests are so alike that more of the same run would tell little more. */
  TOO_ALIKE,
  /** The service got slower or faster all through the run. */
  TREND,
  /** The mean is not known to 20 %, so that its bounds may be wrong. */
  TOO_WIDE,
  /** The run was too short to see how alike its requests are. */
  TOO_SHORT,
  /** One of several limits is broken by chance in as many runs as this one alone would be. */
  SEVERAL
}
