package io.loadline.load;

import org.jspecify.annotations.Nullable;

/**
 * Asks a run to end early; what was measured so far is kept. What is under way is cut off when that
 * is {@link #request requested}, and ends by itself when the run is {@link #decide decided}.
 * Thread-safe.
 */
public final class StopSignal {
  private final @Nullable StopSignal whole;
  private volatile boolean requested;
  private volatile boolean decided;

  public StopSignal() {
    this(null);
  }

  private StopSignal(@Nullable StopSignal whole) {
    this.whole = whole;
  }

  /** For one of several runs: requested with this one, and on its own. */
  public StopSignal ofOneRun() {
    return new StopSignal(this);
  }

  public void request() {
    requested = true;
  }

  public boolean isRequested() {
    return requested || (whole != null && whole.isRequested());
  }

  /** Nothing more need be sent in this one run. */
  void decide() {
    decided = true;
  }

  boolean isDecided() {
    return decided;
  }
}
