package io.loadline.junit;

import org.junit.platform.commons.JUnitException;

/**
 * Looks at classes of a user's that may lack what they refer to. Whoever runs them says so; a
 * search that died of it would keep all other tests from running.
 */
final class ReadableClasses {
  private ReadableClasses() {}

  /** Does what may fail for a class, and goes on without it. */
  static void skip(Runnable look) {
    try {
      look.run();
    } catch (LinkageError | TypeNotPresentException | JUnitException | ArrayStoreException e) {
      System.getLogger(ReadableClasses.class.getName())
          .log(System.Logger.Level.DEBUG, () -> "a class cannot be read: " + e);
    }
  }
}
