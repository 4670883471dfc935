package io.loadline.transport.answer;

import io.loadline.transport.StreamStamps;
import java.util.Arrays;

/** Counts the tokens of one answer, and those between its first text and its last. Reused. */
final class TokenCount {
  private final UsageSum usage = new UsageSum();
  private final TokenGrowth byUsage = new TokenGrowth();
  private final TokenGrowth byIds = new TokenGrowth();
  private final TokenGrowth byTimings = new TokenGrowth();
  private final TokenGrowth byLogprobs = new TokenGrowth();
  private int texts;
  private int endTokens;

  void clear() {
    usage.clear();
    byUsage.clear();
    byIds.clear();
    byTimings.clear();
    byLogprobs.clear();
    texts = 0;
    endTokens = 0;
  }

  void event(EventFacts facts) {
    TokensInEvent tokens = facts.tokens();
    boolean ofChoice = facts.hasChoices();
    if (tokens.usage() >= 0) {
      usage.said(tokens.usage(), ofChoice, tokens.choice());
    }
    endTokens += tokens.endTokens();
    texts += facts.hasText() ? 1 : 0;
    boolean text = facts.hasText();
    boolean continuous = ofChoice && tokens.usage() >= 0;
    byUsage.event(text, continuous, continuous ? usage.ofChoices() : 0);
    byIds.event(text, tokens.ids() > 0, byIds.last() + tokens.ids());
    byTimings.event(text, tokens.predicted() >= 0 && tokens.choice() == 0, tokens.predicted());
    byLogprobs.event(text, tokens.logprobs() > 0, byLogprobs.last() + tokens.logprobs());
  }

  void into(StreamStamps stamps) {
    long total = usage.total();
    if (total < 0 && byIds.isComplete()) {
      total = byIds.last();
    }
    stamps.tokens(total);
    long told = told(total);
    if (told > 0) {
      stamps.following(told, true);
    } else {
      // An event has at least one token; so has the first, of which nobody says more.
      stamps.following(Math.max(Math.max(0, texts - 1), total - 1 - endTokens), false);
    }
  }

  /** How many tokens came behind the first text, up to the last; 0 where events do not say. */
  private long told(long total) {
    if (byUsage.isComplete()) {
      return byUsage.between();
    }
    if (byIds.isComplete() && isAll(byIds.last(), total)) {
      return byIds.between();
    }
    if (byTimings.isComplete()) {
      return byTimings.between();
    }
    return byLogprobs.isComplete() && isAll(byLogprobs.last(), total) ? byLogprobs.between() : 0;
  }

  /** Whether no token was passed over: bytes of a character that was not whole, say. */
  private boolean isAll(long counted, long total) {
    return total < 0 || counted == total || counted == total - endTokens;
  }

  /**
   * Sums up what a server says of tokens. An event without choices speaks of a whole answer, and
   * where there are several (llama.cpp, {@code n} answers), each of its own one. An event with
   * choices speaks of that choice up to then, so its last word counts (vLLM's continuous usage),
   * and only where no other was said.
   */
  private static final class UsageSum {
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
}
