package io.loadline.ready;

import io.loadline.plan.TimeText;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The tries of one wait, and for how long the same answer has been in the way. */
final class Tries {
  /** A model that is ready and says the same this often, over {@link #LONG_ENOUGH}, means it. */
  private static final int OFTEN_ENOUGH = 5;

  private static final long LONG_ENOUGH = TimeUnit.SECONDS.toNanos(10);

  private final long start;
  private @Nullable Blocker last;
  private int count;
  private int same;
  private long sameSince;
  private long now;

  Tries(long start) {
    this.start = start;
    this.now = start;
  }

  void add(Blocker blocker, long at) {
    now = at;
    count++;
    if (last != null && blocker.tellsNothing()) {
      return;
    }
    if (last == null || !last.words().equals(blocker.words())) {
      same = 0;
      sameSince = at;
    }
    same++;
    last = blocker;
  }

  /** The last that tells something. */
  Blocker last() {
    if (last == null) {
      throw new IllegalStateException("no try yet");
    }
    return last;
  }

  /** Whether the model is ready and insists. */
  boolean isInsisted() {
    return last != null
        && last.modelIsReady()
        && last.status() != 0
        && same >= OFTEN_ENOUGH
        && now - sameSince >= LONG_ENOUGH;
  }

  long elapsed() {
    return now - start;
  }

  @Override
  public String toString() {
    String all = count + (count == 1 ? " try in " : " tries in ") + TimeText.of(elapsed());
    return same < 2 ? all : all + ", the last " + same + " with this answer";
  }
}
