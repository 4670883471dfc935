package io.loadline.kubernetes.ready;

import io.loadline.plan.TimeText;
import java.time.Duration;
import java.util.function.Consumer;

/** Says what is waited for, one line each time that something else is in the way. */
final class Announcer {
  private final Consumer<String> say;
  private final Duration timeout;
  private String announced = "";

  Announcer(Consumer<String> say, Duration timeout) {
    this.say = say;
    this.timeout = timeout;
  }

  void blocked(String what, Sight sight, long elapsed) {
    if (!announced.equals(sight.key())) {
      announced = sight.key();
      String time = TimeText.of(elapsed) + " of " + TimeText.of(timeout);
      say.accept("waiting for " + what + ": " + sight.text() + " (" + time + ")");
    }
  }

  void another(String what) {
    say.accept(what + " was deleted and made again; the new one is waited for");
  }
}
