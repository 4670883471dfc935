package io.loadline.kubernetes.readiness;

import io.loadline.probe.ReadinessLoop;
import java.util.Map;
import java.util.TreeMap;

/** A clock that moves by what is waited, and does at its times what a test says. */
final class ScriptedPause implements WakeSignal {
  private final Map<Long, Runnable> script = new TreeMap<>();
  private long nanos;
  private Runnable tick = () -> {};

  ScriptedPause at(long seconds, Runnable what) {
    script.put(seconds * 1_000_000_000L, what);
    return this;
  }

  /** By which a wait lives. */
  ReadinessLoop.ReadinessClock clock() {
    return new ReadinessLoop.ReadinessClock(
        this::nanos,
        left -> {
          throw new IllegalStateException("a wait for objects pauses until it is woken");
        },
        each -> {
          tick = each;
          return () -> tick = () -> {};
        });
  }

  long nanos() {
    return nanos;
  }

  @Override
  public void raise() {}

  @Override
  public void await(long least, long most) {
    nanos += Math.max(least, most);
    tick.run();
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
