package io.loadline.stats;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Evidence on a share that may be looked at again and again: a mixture of likelihood ratios over a
 * beta prior on one side of the limit (H. Robbins, "Statistical methods related to the law of the
 * iterated logarithm", 1970). By Ville's inequality it reaches 1/a with a chance of at most a where
 * requests are independent. Counts may be fractions.
 *
 * @param within the logarithm of the evidence that the share is within the limit
 * @param above that of the evidence that it is above
 */
record ShareEvidence(double within, double above) {
  /**
   * Weighs counts.
   *
   * @param hits requests that break the limit, 0 to trials
   * @param trials all requests, above 0
   * @param allowed the share that may break it, between 0 and 1
   */
  static ShareEvidence of(double hits, double trials, double allowed) {
    double prior = 1 / allowed;
    double misses = trials - hits;
    double ratio =
        LogBeta.value(1 + hits, prior + misses)
            - LogBeta.value(1, prior)
            - hits * Math.log(allowed)
            - misses * Math.log1p(-allowed);
    return new ShareEvidence(
        ratio
            + Math.log(RegularizedBeta.value(allowed, 1 + hits, prior + misses))
            - Math.log(RegularizedBeta.value(allowed, 1, prior)),
        ratio
            + Math.log(RegularizedBeta.complement(allowed, 1 + hits, prior + misses))
            - Math.log(RegularizedBeta.complement(allowed, 1, prior)));
  }
}
