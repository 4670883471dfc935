package io.loadline.measure;

import io.loadline.plan.GoodputLimits;
import io.loadline.result.StreamInterval;

/** What the answers of one second of one loop streamed, in the making; reused. */
final class StreamSlice {
  private final TimeRecorder first = new TimeRecorder();
  private final TimeRecorder gap = new TimeRecorder(TimeHistogram.coarse());
  private final TimeRecorder perToken = new TimeRecorder(TimeHistogram.coarse());
  private final GoodCount good;
  private long tokens;
  private long fewest;

  StreamSlice(GoodputLimits limits) {
    good = new GoodCount(limits);
    reset();
  }

  void reset() {
    tokens = 0;
    fewest = Long.MAX_VALUE;
    first.reset();
    gap.reset();
    perToken.reset();
    good.reset();
  }

  /** What came of a success; the arguments are those of {@link LoopRecorder#streamed}. */
  void add(long intended, long fired, long done, StreamedAnswer answer) {
    tokens += answer.tokens();
    long untilFirst = 0;
    if (!answer.isEmpty()) {
      untilFirst = answer.stamps()[0] - intended;
      first.record(untilFirst);
    }
    for (int i = 1; i < answer.count(); i++) {
      gap.record(answer.stamps()[i] - answer.stamps()[i - 1]);
    }
    good.add(untilFirst, perToken(answer), done - intended, fired - intended);
  }

  private long perToken(StreamedAnswer answer) {
    if (!answer.hasPerToken()) {
      return 0;
    }
    long nanos = answer.perToken();
    perToken.record(nanos);
    fewest = Math.min(fewest, answer.following());
    return nanos;
  }

  StreamInterval snapshot() {
    return new StreamInterval(
        tokens,
        first.snapshot(),
        gap.snapshot(),
        perToken.snapshot(),
        fewest,
        good.good(),
        good.withoutLag());
  }
}
