package io.loadline;

import io.loadline.config.gate.Switches;
import io.loadline.gate.GateResult;
import io.loadline.slo.Verdict;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What a verdict does to a test. */
final class VerdictErrors {
  private VerdictErrors() {}

  /** Empty when the test stays green. With an endpoint without a single success it never does. */
  static Optional<Throwable> of(GateResult result, Switches switches) {
    boolean advised = switches.mode() == Switches.Mode.ADVISE && !result.isAnyDead();
    if (result.verdict() == Verdict.PASS || advised) {
      return Optional.empty();
    }
    return Optional.of(StackTraces.none(error(result.verdict(), result.text(), switches)));
  }

  /** Ends a test that is not to send anything, as one that was skipped. */
  static RuntimeException aborted(String reason) {
    return new TestAbortedException(reason);
  }

  /** Throws it, if there is one. */
  static void raise(Optional<Throwable> error) {
    if (error.isPresent()) {
      if (error.get() instanceof Error failure) {
        throw failure;
      }
      throw (RuntimeException) error.get();
    }
  }

  private static Throwable error(Verdict verdict, String report, Switches switches) {
    return switch (verdict) {
      case INCONCLUSIVE ->
          switches.onInconclusive() == Switches.Consequence.ABORT
              ? new TestAbortedException(report)
              : new InconclusiveError(report);
      case INVALID ->
          switches.onInvalid() == Switches.Consequence.ABORT
              ? new TestAbortedException(report)
              : new InvalidRunError(report);
      default -> new AssertionFailedError(report);
    };
  }
}
