package io.loadline.load;

/** Asks a run to end early; what was measured so far is kept. Thread-safe. */
public final class Stop {
  private volatile boolean requested;

  public void request() {
    requested = true;
  }

  public boolean isRequested() {
    return requested;
  }
}
