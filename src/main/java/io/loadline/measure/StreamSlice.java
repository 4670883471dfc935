package io.loadline.measure;

import io.loadline.result.StreamInterval;
import org.jspecify.annotations.Nullable;

/** What the answers of one second of one loop streamed, in the making; reused. */
final class StreamSlice {
  private final MomentSums first = new MomentSums();
  private final TimeHistogram firsts = new TimeHistogram();
  private final MomentSums gap = new MomentSums();
  private final MomentSums perToken = new MomentSums();
  private long tokens;

  void reset() {
    tokens = 0;
    first.reset();
    firsts.reset();
    gap.reset();
    perToken.reset();
  }

  void add(long intended, long[] stamps, int count, long said) {
    long all = TokenFigures.tokens(said, count);
    tokens += all;
    if (count > 0) {
      first.add(stamps[0] - intended);
      firsts.record(stamps[0] - intended);
    }
    for (int i = 1; i < count; i++) {
      gap.add(stamps[i] - stamps[i - 1]);
    }
    if (TokenFigures.hasPerToken(count, all)) {
      perToken.add(TokenFigures.perToken(stamps, count, all));
    }
  }

  StreamInterval snapshot() {
    return new StreamInterval(
        tokens, first.snapshot(), EncodedHistogram.of(firsts), gap.snapshot(), perToken.snapshot());
  }

  /** Of a second without an answer. */
  static StreamInterval nothing() {
    return new StreamSlice().snapshot();
  }

  /** Both are there, or none: all seconds of a run are alike. */
  static @Nullable StreamInterval add(
      @Nullable StreamInterval left, @Nullable StreamInterval right) {
    return left == null || right == null
        ? null
        : new StreamInterval(
            left.tokens() + right.tokens(),
            left.first().plus(right.first()),
            EncodedHistogram.add(left.firsts(), right.firsts()),
            left.gap().plus(right.gap()),
            left.perToken().plus(right.perToken()));
  }
}
