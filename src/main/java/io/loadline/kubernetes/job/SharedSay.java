package io.loadline.kubernetes.job;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Lines for people of the workers of one Job: what several say alike is said once, by the first.
 * Thread-safe.
 */
final class SharedSay {
  /**
   * So many tell what is wrong; more would hide it, and how each worker ends is told by its end.
   */
  private static final int MOST = 50;

  private final Consumer<String> say;
  private final boolean several;
  private final Set<String> said = ConcurrentHashMap.newKeySet();

  SharedSay(Consumer<String> say, int workers) {
    this.say = say;
    this.several = workers > 1;
  }

  /** Of the Job. */
  Consumer<String> ofJob() {
    return several ? line -> once(line, line) : say;
  }

  /** Of one worker. */
  Consumer<String> of(int index) {
    return several ? line -> once(line, "worker " + index + ": " + line) : say;
  }

  private void once(String line, String named) {
    if (said.size() < MOST && said.add(line)) {
      say.accept(named);
    }
  }
}
