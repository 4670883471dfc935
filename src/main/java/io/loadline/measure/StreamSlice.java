package io.loadline.measure;

import io.loadline.plan.GoodputLimits;
import io.loadline.result.StreamInterval;
import io.loadline.result.TokenCounts;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.StreamStamps;

/** What the answers of one second of one loop streamed, in the making; reused. */
final class StreamSlice {
  private final TimeRecorder first = new TimeRecorder();
  private final TimeRecorder gap = new TimeRecorder(TimeHistogram.coarse());
  private final TimeRecorder perToken = new TimeRecorder(TimeHistogram.coarse());
  private final GoodCount good;
  private long tokens;
  private long fewest;
  private long countedByServer;
  private long countedByMessages;
  private long withoutMessage;
  private long toldByMessage;

  StreamSlice(GoodputLimits limits) {
    good = new GoodCount(limits);
    reset();
  }

  void reset() {
    tokens = 0;
    fewest = Long.MAX_VALUE;
    countedByServer = 0;
    countedByMessages = 0;
    withoutMessage = 0;
    toldByMessage = 0;
    first.reset();
    gap.reset();
    perToken.reset();
    good.reset();
  }

  /** What came of a success. */
  void add(RequestStamps stamps, StreamStamps answer) {
    tokens += answer.allTokens();
    if (answer.tokens() >= 0) {
      countedByServer++;
    } else {
      countedByMessages++;
    }
    if (answer.isEmpty()) {
      withoutMessage++;
    } else {
      first.record(answer.untilFirst(stamps.intended()));
    }
    for (int i = 1; i < answer.count(); i++) {
      gap.record(answer.stamps()[i] - answer.stamps()[i - 1]);
    }
    if (answer.hasPerToken()) {
      perToken.record(answer.perToken());
      fewest = Math.min(fewest, answer.following());
      toldByMessage += answer.isToldByMessage() ? 1 : 0;
    }
    good.add(stamps, answer);
  }

  TokenCounts counts() {
    return new TokenCounts(
        tokens, countedByServer, countedByMessages, withoutMessage, toldByMessage);
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
