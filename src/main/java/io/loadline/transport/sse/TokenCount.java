package io.loadline.transport.sse;

import io.loadline.transport.StreamStamps;

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

  /** An event has come. */
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

  /** The answer is over. */
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
}
