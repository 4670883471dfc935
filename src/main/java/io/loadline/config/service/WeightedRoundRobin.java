package io.loadline.config.service;

import io.loadline.plan.Payload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** In which order payloads of different weights are sent, over and over. */
final class WeightedRoundRobin {
  private WeightedRoundRobin() {}

  /**
   * A payload and how often it has its turn.
   *
   * @param weight at least 1
   */
  record Weighted(int weight, Payload payload) {}

  private record Turn(double place, Payload payload) {}

  /**
   * Evenly mixed: the k-th of w turns of a payload has its place at {@code (k + 1/2) / w} of the
   * way. With equal weights each has its turn in the order given.
   */
  static List<Payload> of(List<Weighted> all) {
    int common =
        all.stream().mapToInt(Weighted::weight).reduce(0, WeightedRoundRobin::commonDivisor);
    List<Turn> turns = new ArrayList<>();
    for (Weighted each : all) {
      int weight = each.weight() / common;
      for (int k = 0; k < weight; k++) {
        turns.add(new Turn((k + 0.5) / weight, each.payload()));
      }
    }
    turns.sort(Comparator.comparingDouble(Turn::place));
    return turns.stream().map(Turn::payload).toList();
  }

  private static int commonDivisor(int a, int b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }
}
