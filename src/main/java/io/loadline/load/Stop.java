package io.loadline.load;

import org.jspecify.annotations.Nullable;

/** Asks a run to end early; what was measured so far is kept. Thread-safe. */
public final class Stop {
  private final @Nullable Stop whole;
  private volatile boolean requested;

  public Stop() {
    this(null);
  }

  private Stop(@Nullable Stop whole) {
    this.whole = whole;
  }

  /** For one of several runs: requested with this one, and on its own. */
  public Stop ofOneRun() {
    return new Stop(this);
  }

  public void request() {
    requested = true;
  }

  public boolean isRequested() {
    return requested || (whole != null && whole.isRequested());
  }
}
