package io.loadline.scrape;

import io.loadline.result.CountAgreement;
import io.loadline.result.Outcome;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.text.PlainNumber;
import java.util.List;
import java.util.Set;

/** Decides whether the counters of a server are those of the requests of a run, and no others. */
final class AgreementRule {
  private static final Set<Outcome> GIVEN_UP =
      Set.of(Outcome.TIMEOUT, Outcome.RESET, Outcome.TRUNCATED, Outcome.CONNECT_FAILED);

  /** A server has answered these as it answers a good request. */
  private static final Set<Outcome> REFUSED_HERE =
      Set.of(Outcome.EXPECTATION_FAILED, Outcome.ERROR_BODY, Outcome.MALFORMED);

  private final OutcomeCounts outcomes;
  private final RunResult run;

  AgreementRule(RunResult run) {
    this.run = run;
    this.outcomes = run.outcomes();
  }

  /** Requests that were answered well, those of the warm-up included. */
  long ours() {
    return run.execution().warmup().successes() + outcomes.successes();
  }

  /** Whether the run came to its end, so that there is something to wait for. */
  boolean isComplete() {
    return run.ending() == RunEnding.COMPLETE;
  }

  /**
   * By what was counted.
   *
   * @param since of each process; empty where one began anew
   */
  CountAgreement with(List<ServerCounters> since) {
    long theirs = since.stream().mapToLong(ServerCounters::requests).sum();
    return new CountAgreement(ours(), theirs, since.isEmpty() ? anew() : refused(theirs));
  }

  private static String anew() {
    return "the server began anew while it was measured";
  }

  private String refused(long theirs) {
    long warmupFailures = run.warmupRequests() - run.execution().warmup().successes();
    long givenUp = count(GIVEN_UP);
    long refusedHere = count(REFUSED_HERE);
    if (!isComplete()) {
      return "the run did not come to its end";
    }
    if (givenUp > 0) {
      return were(givenUp, "request") + " given up, which servers count as they like";
    }
    if (refusedHere > 0) {
      return were(refusedHere, "answer") + " not as expected, which the server does not know of";
    }
    if (warmupFailures > 0) {
      return PlainNumber.counted(warmupFailures, "request")
          + " of the warm-up failed, which servers count as they like";
    }
    return theirs == ours() ? "" : differ(theirs);
  }

  private String differ(long theirs) {
    return "the server counted %s, %s ours: %s"
        .formatted(
            PlainNumber.counted(theirs, "request"),
            PlainNumber.grouped(ours()) + (ours() == 1 ? " was" : " were"),
            theirs > ours()
                ? "others call it, too"
                : "it has more processes, or what answers is not what is asked");
  }

  private static String were(long count, String thing) {
    return PlainNumber.counted(count, thing) + (count == 1 ? " was" : " were");
  }

  private long count(Set<Outcome> kinds) {
    return kinds.stream().mapToLong(outcomes::of).sum();
  }
}
