package io.loadline.ready;

import io.loadline.plan.Target;
import io.loadline.plan.TimeText;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Says what the wait is waiting for, once for each thing that is in the way. */
final class Announcer {
  private final Consumer<String> progress;
  private final Duration timeout;
  private String announced = "";

  Announcer(Consumer<String> progress, Duration timeout) {
    this.progress = progress;
    this.timeout = timeout;
  }

  void start(Target target, Optional<URI> readyUrl) {
    if (readyUrl.isEmpty()) {
      progress.accept(
          "no ready endpoint follows from " + target.url() + ": only real requests are sent");
    }
  }

  void blocked(Tries tries) {
    Blocker blocker = tries.last();
    if (announced.equals(blocker.what())) {
      return;
    }
    announced = blocker.what();
    String time = TimeText.of(tries.elapsed()) + " of " + TimeText.of(timeout);
    progress.accept(
        "waiting for " + blocker.ask().url() + ": " + blocker.text() + " (" + time + ")");
  }
}
