package io.loadline.kubernetes.client;

import java.util.function.Supplier;

/** Keeps SLF4J, which fabric8 brings, from complaining in the user's build that nobody logs. */
final class SilentLogging {
  private static final String VERBOSITY = "slf4j.internal.verbosity";

  private SilentLogging() {}

  /** SLF4J reads the property once, when the first logger is made. */
  static synchronized <T> T make(Supplier<T> maker) {
    if (System.getProperty(VERBOSITY) != null) {
      return maker.get();
    }
    System.setProperty(VERBOSITY, "ERROR");
    try {
      return maker.get();
    } finally {
      System.clearProperty(VERBOSITY);
    }
  }
}
