package io.loadline;

import io.loadline.config.GateConfig;
import io.loadline.config.outside.Outside;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/** Configuration with the real sources of randomness and files. */
final class Configs {
  private Configs() {}

  /** With the class path of the calling thread. */
  static GateConfig of(Outside outside) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return of(outside, context != null ? context : Configs.class.getClassLoader());
  }

  static GateConfig of(Outside outside, ClassLoader classpath) {
    return new GateConfig(
        outside,
        () -> ThreadLocalRandom.current().nextLong(1_000_000_000L),
        Clock.systemUTC(),
        ProjectDir.find(),
        classpath);
  }
}
