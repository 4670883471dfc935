package io.loadline.transport.sse;

import io.loadline.transport.StreamStamps;
import java.util.Arrays;

/**
 * Sums up what a server says of tokens. An event without choices speaks of a whole answer, and
 * where there are several (llama.cpp, {@code n} answers), each of its own one. An event with
 * choices speaks of that choice up to then, so its last word counts (vLLM's continuous usage), and
 * only where no other was said.
 */
final class UsageSum {
  private static final int CHOICES = 128;

  private long whole;
  private final long[] byChoice = new long[CHOICES];

  void clear() {
    whole = StreamStamps.UNKNOWN;
    Arrays.fill(byChoice, StreamStamps.UNKNOWN);
  }

  void said(long tokens, boolean ofChoice, long choice) {
    if (!ofChoice) {
      whole = Math.max(0, whole) + tokens;
    } else if (choice >= 0 && choice < CHOICES) {
      byChoice[(int) choice] = tokens;
    }
  }

  long total() {
    return whole >= 0 ? whole : ofChoices();
  }

  /** What was said of the choices up to now. */
  long ofChoices() {
    long sum = StreamStamps.UNKNOWN;
    for (long tokens : byChoice) {
      sum = tokens < 0 ? sum : Math.max(0, sum) + tokens;
    }
    return sum;
  }
}
