package io.loadline.report;

import io.loadline.plan.GoodputLimits;
import io.loadline.result.Distribution;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;
import java.util.List;
import java.util.Optional;

/** What streams gave, on lines of the text. */
final class TokenLine {
  private TokenLine() {}

  /** Nothing where answers came whole. */
  static List<String> of(RunResult run) {
    StreamResult stream = run.stream();
    if (stream == null) {
      return List.of();
    }
    if (run.plan().call().target().isGrpc()) {
      return RunLines.items("messages", messages(run, stream), 1);
    }
    List<String> lines = RunLines.items("tokens", tokens(run, stream), 1);
    perToken(stream).ifPresent(lines::add);
    return lines;
  }

  private static List<String> tokens(RunResult run, StreamResult stream) {
    return stream.first().count() == 0
        ? List.of("no token came" + goodput(run, stream))
        : List.of(
            "ttft %s  itl %s".formatted(times(stream.first()), times(stream.gap())),
            "tpot mean %s ms  %s tokens/s (%s)"
                .formatted(
                    NumberText.millis(stream.perToken().mean()),
                    NumberText.decimal(perSecond(run, stream)),
                    stream.source()),
            "%s in %s%s"
                .formatted(
                    NumberText.count(stream.tokens(), "token"),
                    NumberText.count(stream.messages(), "event"),
                    goodput(run, stream)));
  }

  /** Where TPOT rests on a guess, how far. */
  private static Optional<String> perToken(StreamResult stream) {
    long all = stream.perToken().count();
    long taken = all - stream.toldByMessage();
    String text =
        "1 token is taken for the first event of "
            + (taken == all ? NumberText.count(all, "answer") : taken + " of " + all + " answers")
            + ": its number of tokens was not told";
    return taken == 0 ? Optional.empty() : Optional.of(RunLines.labeled("tpot", text));
  }

  static String times(Distribution times) {
    return "p50 %s p99 %s ms"
        .formatted(
            NumberText.millis(times.percentile(50)), NumberText.millis(times.percentile(99)));
  }

  private static String goodput(RunResult run, StreamResult stream) {
    return run.plan().goodput().equals(GoodputLimits.NONE)
        ? ""
        : "  good " + stream.good() + " of " + run.outcomes().total();
  }

  /** Of all successes together, over the whole run. */
  static double perSecond(RunResult run, StreamResult stream) {
    return run.elapsedNanos() == 0 ? 0 : stream.tokens() * 1e9 / run.elapsedNanos();
  }

  /** Good attempts by all. */
  static double ratio(RunResult run, StreamResult stream) {
    long total = run.outcomes().total();
    return total == 0 ? 0 : (double) stream.good() / total;
  }

  private static List<String> messages(RunResult run, StreamResult stream) {
    String good = goodput(run, stream);
    return stream.first().count() == 0
        ? List.of("no message came" + good)
        : List.of(
            "first %s  gap %s".formatted(times(stream.first()), times(stream.gap())),
            NumberText.decimal(perSecond(run, stream)) + " messages/s" + good);
  }
}
