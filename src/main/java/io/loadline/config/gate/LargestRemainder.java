package io.loadline.config.gate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits a number by weights into whole parts, by largest remainders. */
final class LargestRemainder {
  private LargestRemainder() {}

  /**
   * The parts, in the order of the weights. They add up to {@code total}, and none is 0 unless
   * {@code total} is less than there are weights: then each is 1.
   */
  static long[] of(long total, List<Integer> weights) {
    if (total < weights.size()) {
      return weights.stream().mapToLong(weight -> 1).toArray();
    }
    long all = weights.stream().mapToLong(Integer::longValue).sum();
    long[] parts = weights.stream().mapToLong(weight -> share(total, weight, all)).toArray();
    int[] byRemainder =
        IntStream.range(0, parts.length)
            .boxed()
            .sorted(Comparator.comparingLong(i -> -remainder(total, weights.get(i), all)))
            .mapToInt(Integer::intValue)
            .toArray();
    long left = total - Arrays.stream(parts).sum();
    for (int i = 0; i < left; i++) {
      parts[byRemainder[i]]++;
    }
    return withoutZeros(parts);
  }

  private static long share(long total, int weight, long all) {
    return total / all * weight + total % all * weight / all;
  }

  private static long remainder(long total, int weight, long all) {
    return total % all * weight % all;
  }

  private static long[] withoutZeros(long[] parts) {
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] == 0) {
        parts[i]++;
        parts[largest(parts)]--;
      }
    }
    return parts;
  }

  private static int largest(long[] parts) {
    int largest = 0;
    for (int i = 1; i < parts.length; i++) {
      largest = parts[i] > parts[largest] ? i : largest;
    }
    return largest;
  }
}
