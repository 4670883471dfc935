package io.loadline;

import io.loadline.config.outside.Consequence;
import io.loadline.config.outside.Mode;
import io.loadline.config.outside.Switches;
import io.loadline.slo.Verdict;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What a verdict does to a test. */
final class VerdictErrors {
  private VerdictErrors() {}

  /** Empty when the test stays green. A service without a single success never does. */
  static Optional<Throwable> of(LoadResult result, Switches switches) {
    boolean dead = result.outcomes().successes() == 0;
    return of(result.verdict(), dead, result.toString(), switches);
  }

  /** As {@link #of(LoadResult, Switches)}; one dead endpoint is enough to be red. */
  static Optional<Throwable> of(EndpointResults results, Switches switches) {
    boolean dead =
        results.all().values().stream().anyMatch(each -> each.outcomes().successes() == 0);
    return of(results.verdict(), dead, results.toString(), switches);
  }

  private static Optional<Throwable> of(
      Verdict verdict, boolean dead, String report, Switches switches) {
    if (verdict == Verdict.PASS || (switches.mode() == Mode.ADVISE && !dead)) {
      return Optional.empty();
    }
    return Optional.of(StackTraces.none(error(verdict, report, switches)));
  }

  /** Throws what {@link #of} holds. */
  static void throwFor(LoadResult result, Switches switches) {
    raise(of(result, switches));
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
          switches.onInconclusive() == Consequence.ABORT
              ? new TestAbortedException(report)
              : new InconclusiveError(report);
      case INVALID ->
          switches.onInvalid() == Consequence.ABORT
              ? new TestAbortedException(report)
              : new InvalidRunError(report);
      default -> new AssertionFailedError(report);
    };
  }
}
