package io.loadline;

import org.opentest4j.TestAbortedException;

/** Apart from those who throw it, so that they load where there is no JUnit. */
final class Abort {
  private Abort() {}

  static RuntimeException because(String text) {
    return new TestAbortedException(text);
  }
}
