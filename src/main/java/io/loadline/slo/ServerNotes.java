package io.loadline.slo;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.Metric;
import io.loadline.plan.TimedSpan;
import io.loadline.result.RequestTimings;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapedRun;
import io.loadline.result.StreamResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What else a reader should know of what the server streamed and told. */
final class ServerNotes {
  private ServerNotes() {}

  static List<String> of(RunResult run) {
    StreamResult stream = run.stream();
    List<String> notes = new ArrayList<>(stream == null ? List.of() : streamed(run, stream));
    RequestTimings timings = run.server().requests();
    if (timings != null && timings.isContradicted()) {
      notes.add(
          "the server tells more time than %d of %d requests took by our clock or its own total: its"
                  .formatted(timings.contradicted(), timings.told())
              + " timings are not used");
    }
    counted(run).ifPresent(notes::add);
    return notes;
  }

  private static Optional<String> counted(RunResult run) {
    ScrapedRun scraped = run.server().scraped();
    KnownTiming row = scraped == null ? null : scraped.row();
    if (row == null) {
      return Optional.empty();
    }
    return run.plan().objectives().stream()
        .filter(objective -> objective.metric().kind().isOfServer())
        .filter(each -> CountedMean.decides(each, run) && CountedMean.isTold(each, run))
        .map(objective -> objective.metric().id())
        .reduce((one, other) -> one + " and " + other)
        .map(ids -> ids + " by " + row.server() + "'s counters over the run");
  }

  /** Why its counters decide nothing; empty where that is no reason of a verdict. */
  static String uncounted(RunResult run, List<ObjectiveVerdict> verdicts) {
    ScrapedRun scraped = run.server().scraped();
    if (scraped != null && has(verdicts, Cause.NOT_COUNTED)) {
      return scraped.agreement().refused();
    }
    if (scraped == null || !has(verdicts, Cause.WARMUP_COUNTED)) {
      return "";
    }
    KnownTiming row = scraped.row();
    return row == KnownTiming.SGLANG_COUNTERS || row == KnownTiming.MOSEC_METRICS
        ? "its counters hold the warm-up, however long the load is. Fix: warmup = 0"
        : "the load was too short to count its warm-up apart. Fix: a longer load, or warmup = 0";
  }

  private static boolean has(List<ObjectiveVerdict> verdicts, Cause cause) {
    return verdicts.stream().anyMatch(each -> each.cause() == cause);
  }

  private static List<String> streamed(RunResult run, StreamResult stream) {
    boolean messages = run.plan().call().target().isGrpc();
    List<String> notes = new ArrayList<>();
    gaps(run, stream, messages ? "messages" : "tokens").ifPresent(notes::add);
    if (stream.withoutMessage() > 0) {
      String text =
          messages
              ? "%d of %d answers had no message: they have no time to the first one"
              : "%d of %d answers had no text: they have no time to first token";
      notes.add(text.formatted(stream.withoutMessage(), run.outcomes().successes()));
    }
    if (stream.countedByMessages() > 0 && !messages) {
      String of =
          stream.countedByServer() == 0
              ? "counted the tokens of none of the"
              : "did not count the tokens of";
      String text = "the server %s %d answers: their chunks were counted";
      notes.add(text.formatted(of, stream.countedByMessages()));
    }
    return notes;
  }

  private static Optional<String> gaps(RunResult run, StreamResult stream, String between) {
    long successes = run.outcomes().successes();
    return run.plan().objectives().stream()
        .map(objective -> objective.metric())
        .filter(metric -> metric.kind().subject() == TimedSpan.TOKEN_GAP && metric.isRank())
        .map(Metric::id)
        .findFirst()
        .map(
            id ->
                "%s is of the %d gaps between the %s of %d answers; errors have none"
                    .formatted(id, stream.gap().count(), between, successes));
  }
}
