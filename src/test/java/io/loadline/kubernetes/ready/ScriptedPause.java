package io.loadline.kubernetes.ready;

import java.util.Map;
import java.util.TreeMap;

/** A clock that moves by what is waited, and does at its times what a test says. */
final class ScriptedPause implements Pause {
  private final Map<Long, Runnable> script = new TreeMap<>();
  private long nanos;

  ScriptedPause at(long seconds, Runnable what) {
    script.put(seconds * 1_000_000_000L, what);
    return this;
  }

  long nanos() {
    return nanos;
  }

  @Override
  public void ring() {}

  @Override
  public void await(long least, long most) {
    nanos += Math.max(least, most);
    script.entrySet().removeIf(this::run);
  }

  private boolean run(Map.Entry<Long, Runnable> step) {
    boolean due = step.getKey() <= nanos;
    if (due) {
      step.getValue().run();
    }
    return due;
  }
}
