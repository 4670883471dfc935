package io.loadline;

import io.loadline.health.ResourceLimits.TooFewResourcesException;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.plan.PublicTargetException;
import io.loadline.result.NotReadyException;
import io.loadline.result.NothingComparedException;
import java.util.Arrays;
import java.util.Set;

/**
 * The frames below a failure that was written for the user: its text says what is wrong and what to
 * do, and frames of this library would only hide it. Whatever else is thrown keeps its own.
 */
final class StackTraces {
  /** By name: where there is no JUnit, its classes cannot be loaded. */
  private static final Set<String> FOR_USERS =
      Set.of(
          InvalidConfigurationException.class.getName(),
          NotReadyException.class.getName(),
          NothingComparedException.class.getName(),
          TooFewResourcesException.class.getName(),
          PublicTargetException.class.getName(),
          InconclusiveError.class.getName(),
          InvalidRunError.class.getName(),
          "org.opentest4j.AssertionFailedError",
          "org.opentest4j.TestAbortedException",
          "org.junit.jupiter.api.extension.ExtensionConfigurationException",
          "org.junit.jupiter.api.extension.ParameterResolutionException");

  /** What users call. */
  private static final Set<String> ENTRIES =
      Set.of(Loadline.class.getName(), LoadlineEndpoints.class.getName());

  private StackTraces() {}

  /** What a user has called. */
  @FunctionalInterface
  interface Called<T, X extends Exception> {
    T run() throws X;
  }

  /** The same without frames, for a gate: JUnit has called it, and no code of the user's. */
  static <T extends Throwable> T none(T error) {
    if (isForUsers(error)) {
      error.setStackTrace(new StackTraceElement[0]);
    }
    return error;
  }

  /**
   * What is thrown begins with the code that has called {@link Loadline} or {@link
   * LoadlineEndpoints}.
   */
  static <T, X extends Exception> T ofCaller(Called<T, X> called) throws X {
    try {
      return called.run();
    } catch (RuntimeException | AssertionError e) {
      if (isForUsers(e)) {
        e.setStackTrace(belowEntry(new Throwable().getStackTrace()));
      }
      throw e;
    }
  }

  private static boolean isForUsers(Throwable error) {
    return FOR_USERS.contains(error.getClass().getName());
  }

  private static StackTraceElement[] belowEntry(StackTraceElement[] frames) {
    int first = 0;
    while (first < frames.length && !ENTRIES.contains(frames[first].getClassName())) {
      first++;
    }
    while (first < frames.length && ENTRIES.contains(frames[first].getClassName())) {
      first++;
    }
    return Arrays.copyOfRange(frames, first, frames.length);
  }
}
