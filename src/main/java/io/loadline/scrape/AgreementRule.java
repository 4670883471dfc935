package io.loadline.scrape;

import io.loadline.result.CountAgreement;
import io.loadline.result.Outcome;
import io.loadline.result.OutcomeCounts;
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
  private final String leftOut;

  /**
   * For one run.
   *
   * @param leftOut which processes are known and were not asked, as the end of a sentence; empty
   *     where there is none
   */
  AgreementRule(RunResult run, String leftOut) {
    this.run = run;
    this.leftOut = leftOut;
    this.outcomes = run.outcomes();
  }

  /**
   * Which pods are known and were not asked, as in the constructor.
   *
   * @param known places of metrics, by pod and port
   * @param asked those of them that are
   */
  static String leftOut(Set<String> known, Set<String> asked) {
    long all = pods(known);
    long out = all - pods(asked);
    return out == 0 ? "" : "%d of %d pods did not tell what the others do".formatted(out, all);
  }

  private static long pods(Set<String> places) {
    return places.stream().map(KindChoice::pod).distinct().count();
  }

  /** Requests that were answered well, those of the warm-up included. */
  long ours() {
    return run.execution().warmup().successes() + outcomes.successes();
  }

  RunResult run() {
    return run;
  }

  /** Whether the run came to its end, so that there is something to wait for. */
  boolean isComplete() {
    return run.ending().isWhole();
  }

  /**
   * By what was counted.
   *
   * @param since of each process; empty where one began anew
   */
  CountAgreement with(List<ServerCounters> since) {
    long theirs = since.stream().mapToLong(ServerCounters::requests).sum();
    return new CountAgreement(ours(), theirs, refused(since, theirs));
  }

  private String refused(List<ServerCounters> since, long theirs) {
    if (since.isEmpty()) {
      return "the server began anew while it was measured";
    }
    String obstacle = obstacle();
    return obstacle.isEmpty() && theirs != ours() ? differ(theirs) : obstacle;
  }

  /** What makes any count unsure; empty where nothing does. */
  private String obstacle() {
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
    return "";
  }

  private String differ(long theirs) {
    return "the server counted %s, %s ours: %s"
        .formatted(
            PlainNumber.counted(theirs, "request"),
            PlainNumber.grouped(ours()) + (ours() == 1 ? " was" : " were"),
            theirs > ours() ? tooMany() : tooFew());
  }

  private String tooMany() {
    return outcomes.of(Outcome.SERVER_ERROR) == 0
        ? "others call it, or a proxy tried again"
        : "others call it, a proxy tried again, or it went on after a proxy's error";
  }

  private String tooFew() {
    return leftOut.isEmpty()
        ? "it has more processes than were asked, or what answers is not what is asked"
        : leftOut;
  }

  private static String were(long count, String thing) {
    return PlainNumber.counted(count, thing) + (count == 1 ? " was" : " were");
  }

  private long count(Set<Outcome> kinds) {
    return kinds.stream().mapToLong(outcomes::of).sum();
  }
}
