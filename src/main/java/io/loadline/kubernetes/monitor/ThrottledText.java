package io.loadline.kubernetes.monitor;

import io.loadline.kubernetes.monitor.LimitedContainer.Name;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Says how much a CPU limit took from a container. */
final class ThrottledText {
  private ThrottledText() {}

  static Interference interference(
      LimitedContainer container, ThrottledTime throttled, Instant startedAt) {
    double from = seconds(startedAt, throttled.from());
    Name name = container.name();
    String text =
        String.format(
            Locale.ROOT,
            "container %s of pod %s was held back by its CPU limit of %s%s in %.0f %% of its"
                + " periods, from %.1f s to %.1f s",
            name.container(),
            name.pod(),
            container.limit(),
            time(throttled.seconds()),
            Math.floor(throttled.share() * 100),
            from,
            seconds(startedAt, throttled.to()));
    return new Interference(InterferenceKind.THROTTLED, from, text, false);
  }

  /** Not all kubelets tell it. */
  private static String time(double seconds) {
    return seconds <= 0
        ? ""
        : String.format(Locale.ROOT, " for %.1f s (its threads together),", seconds);
  }

  private static double seconds(Instant startedAt, Instant at) {
    return Duration.between(startedAt, at).toMillis() / 1e3;
  }
}
