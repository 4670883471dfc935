package io.loadline;

import io.loadline.config.gate.Switches;
import io.loadline.gate.GateResult;
import io.loadline.gate.GateRun;
import io.loadline.result.NothingComparedException;
import io.loadline.slo.Verdict;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What a verdict does to a test. */
final class VerdictErrors {
  private VerdictErrors() {}

  /** Empty when the test stays green. With an endpoint without a single success it never does. */
  static Optional<Throwable> of(GateResult result, Switches switches) {
    if (result.verdict() == Verdict.PASS || isAdvised(result, switches)) {
      return Optional.empty();
    }
    return Optional.of(StackTraces.none(error(result.verdict(), result.message(), switches)));
  }

  /** What came of a gate; where a baseline cannot be compared with, as that verdict is taken. */
  static GateResult measured(GateRun run, Switches switches) throws InterruptedException {
    try {
      return run.run();
    } catch (NothingComparedException e) {
      throw raised(of(e, switches));
    }
  }

  /** Of a gate whose baseline cannot be compared with; with advice alone the test is aborted. */
  static Throwable of(NothingComparedException nothing, Switches switches) {
    String report = nothing.getLocalizedMessage();
    return StackTraces.none(
        switches.mode() == Switches.Mode.ADVISE
            ? new TestAbortedException(report)
            : error(Verdict.INCONCLUSIVE, report, switches));
  }

  /** Of the load alone, where each objective is a test of its own that says what became of it. */
  static Optional<Throwable> ofLoad(GateResult result, Switches switches) {
    return of(result, switches).filter(error -> result.isMoreThanItsObjectives());
  }

  /** Of one objective; aborted where it holds in a run that shows nothing. */
  static Optional<Throwable> of(
      GateResult.Objective objective, GateResult result, Switches switches) {
    if (objective.verdict() == Verdict.PASS || isAdvised(result, switches)) {
      return Optional.empty();
    }
    Throwable error =
        objective.holds()
            ? new TestAbortedException(objective.message())
            : error(objective.verdict(), objective.message(), switches);
    return Optional.of(StackTraces.none(error));
  }

  private static boolean isAdvised(GateResult result, Switches switches) {
    return switches.mode() == Switches.Mode.ADVISE && !result.isAnyDead();
  }

  /** Ends a test that is not to send anything, as one that was skipped. */
  static RuntimeException aborted(String reason) {
    return new TestAbortedException(reason);
  }

  /** Throws it, if there is one. */
  static void raise(Optional<Throwable> error) {
    if (error.isPresent()) {
      throw raised(error.get());
    }
  }

  /** Throws it where it is an error; to be thrown by the caller where it is an exception. */
  static RuntimeException raised(Throwable error) {
    if (error instanceof Error failure) {
      throw failure;
    }
    return (RuntimeException) error;
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
