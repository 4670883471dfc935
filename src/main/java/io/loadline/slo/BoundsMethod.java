package io.loadline.slo;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What the bounds of a figure follow from, so that anybody can find them anew
 * (docs/recompute-verdicts.py does).
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface BoundsMethod {
  /** The run in its parts. */
  Batches batches();

  /** How often an answer of the test against the limit may be wrong, 0 to 1. */
  double level();

  /** The correlation of neighbouring batches, of what the method looks at. */
  double neighbours();

  /**
   * A run in 40 batches of nearly equal time, in the order in which requests were due.
   *
   * @param requests how many were due in each
   * @param slowest how many of those were slower than the run's own 90th percentile, or failed
   * @param slower the same of its median
   * @param successes how many succeeded
   * @param sums their response times together, in ns
   * @since 0.1.0
   */
  @API(status = API.Status.EXPERIMENTAL)
  record Batches(
      List<Long> requests,
      List<Long> slowest,
      List<Long> slower,
      List<Long> successes,
      List<Long> sums) {
    public Batches {
      requests = List.copyOf(requests);
      slowest = List.copyOf(slowest);
      slower = List.copyOf(slower);
      successes = List.copyOf(successes);
      sums = List.copyOf(sums);
    }
  }

  /**
   * Of a percentile or a ratio of errors: exact binomial bounds of counts divided by a design
   * effect.
   *
   * @param hits how many requests of each batch were beyond an upper limit, failed ones included;
   *     failed alone for a ratio of errors and a lower limit
   * @param designEffect how many requests say as much as one independent one
   * @param suspect whether requests are more alike than chance makes independent ones
   * @param trend the slope of the share above the 90th percentile over the run, in its standard
   *     errors; infinite on a line
   * @since 0.1.0
   */
  @API(status = API.Status.EXPERIMENTAL)
  record OfShare(
      Batches batches,
      double level,
      double neighbours,
      List<Long> hits,
      double designEffect,
      boolean suspect,
      double trend)
      implements BoundsMethod {
    public OfShare {
      hits = List.copyOf(hits);
    }
  }

  /**
   * Of a mean: Student's t of batch means with a map for skewness.
   *
   * @param error the standard error, in ms
   * @param skewness of 20 batch means over the root of 20; 0 where it is below
   * @since 0.1.0
   */
  @API(status = API.Status.EXPERIMENTAL)
  record OfMean(Batches batches, double level, double neighbours, double error, double skewness)
      implements BoundsMethod {}
}
