package io.loadline.config.gate;

import io.loadline.plan.ArrivalTrace;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Deals recorded arrivals out to several endpoints: each arrival to one of them at random, as many
 * to each as its weight says.
 *
 * @param seed the same for all endpoints, so that each arrival goes to one
 */
record TraceShare(LoadShare share, long seed) {
  /** The arrivals of one endpoint; all where there are fewer than endpoints. */
  ArrivalTrace of(ArrivalTrace all) {
    long[] left = LargestRemainder.of(all.count(), share.weights());
    if (all.count() < left.length) {
      return all;
    }
    SplittableRandom random = new SplittableRandom(seed);
    LongStream.Builder own = LongStream.builder();
    for (int i = 0; i < all.count(); i++) {
      int endpoint = draw(left, random.nextLong(all.count() - i));
      left[endpoint]--;
      if (endpoint == share.index()) {
        own.add(all.at(i));
      }
    }
    return ArrivalTrace.of(own.build().toArray());
  }

  /** The endpoint whose turn is {@code number} of all that are left. */
  private static int draw(long[] left, long number) {
    long[] upTo = left.clone();
    Arrays.parallelPrefix(upTo, Long::sum);
    int endpoint = 0;
    while (number >= upTo[endpoint]) {
      endpoint++;
    }
    return endpoint;
  }
}
