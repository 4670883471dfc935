package io.loadline.config.load;

import io.loadline.config.file.Source;
import io.loadline.config.syntax.DurationSyntax;
import io.loadline.config.syntax.NumberSyntax;
import io.loadline.config.syntax.PlainNumber;
import io.loadline.config.syntax.Refusal;
import io.loadline.config.syntax.Syntax;
import io.loadline.plan.Arrivals;
import io.loadline.plan.Slope;
import io.loadline.plan.Stage;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;

/** The grammar of one stage; remembers the rate at which the one before ends. */
final class StageSyntax {
  private static final Syntax<Integer> USERS = NumberSyntax.between(1, 10_000);

  private final Source source;
  private OptionalDouble rateBefore = OptionalDouble.empty();

  StageSyntax(Source source) {
    this.source = source;
  }

  Stage parse(String written) throws Refusal {
    String text = written.strip().replaceAll("\\s+", " ");
    StageKind kind = StageKind.of(text.toLowerCase(Locale.ROOT));
    Matcher parts = kind.matcher(text);
    Stage stage =
        switch (kind) {
          case CLOSED, MAX ->
              new Stage.Users(
                  text,
                  USERS.parse(parts.group("users")),
                  DurationSyntax.parse(parts.group("time")));
          case TRACE -> new TraceReader(source).read(text, parts);
          default -> new Stage.Rates(text, slopes(kind, parts), arrivals(text));
        };
    rateBefore = end(stage);
    return stage;
  }

  private static OptionalDouble end(Stage stage) {
    return stage instanceof Stage.Rates rates
        ? OptionalDouble.of(rates.slopes().get(rates.slopes().size() - 1).to())
        : OptionalDouble.empty();
  }

  private static Arrivals arrivals(String text) {
    return text.toLowerCase(Locale.ROOT).startsWith("poisson")
        ? Arrivals.POISSON
        : Arrivals.CONSTANT;
  }

  private List<Slope> slopes(StageKind kind, Matcher parts) throws Refusal {
    long nanos = DurationSyntax.parse(parts.group("time")).toNanos();
    return switch (kind) {
      case RAMP -> List.of(ramp(parts, nanos));
      case STEPS -> StepSyntax.slopes(parts, nanos);
      case SPIKE -> spike(parts, nanos);
      default -> {
        double rate = NumberSyntax.positive(parts.group("rate"));
        yield List.of(new Slope(rate, rate, nanos));
      }
    };
  }

  private static Slope ramp(Matcher parts, long nanos) throws Refusal {
    double from = rate(parts.group("from"));
    double to = rate(parts.group("to"));
    if (from == to) {
      throw new Refusal(
          "a ramp from a rate to itself is none", "write two rates, or a constant stage");
    }
    return new Slope(from, to, nanos);
  }

  /** Up in the first half of the time, and back in the second. */
  private List<Slope> spike(Matcher parts, long nanos) throws Refusal {
    double peak = NumberSyntax.positive(parts.group("to"));
    String from = parts.group("from");
    if (from == null && rateBefore.isEmpty()) {
      throw new Refusal(
          "no stage before it says from which rate the spike rises",
          "write it, such as spike 10/s to " + parts.group("to") + "/s for " + parts.group("time"));
    }
    double base = from == null ? rateBefore.orElse(0) : rate(from);
    if (base >= peak) {
      throw new Refusal(
          "a spike must rise above the " + PlainNumber.text(base) + "/s it starts from",
          "write a higher rate, or a ramp");
    }
    long half = nanos / 2;
    return List.of(new Slope(base, peak, half), new Slope(peak, base, nanos - half));
  }

  /** At least 0: a ramp may begin or end with nothing. */
  private static double rate(String text) throws Refusal {
    double rate = NumberSyntax.decimal(text);
    if (rate < 0) {
      throw new Refusal("a rate must be at least 0", "write a number such as 8 or 0.5");
    }
    return rate;
  }
}
