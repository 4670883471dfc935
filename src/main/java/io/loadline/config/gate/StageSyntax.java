package io.loadline.config.gate;

import io.loadline.config.service.ContentSource;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.plan.Arrivals;
import io.loadline.plan.RateRamp;
import io.loadline.plan.Stage;
import io.loadline.text.PlainNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;

/** The grammar of one stage; remembers the rate at which the one before ends. */
final class StageSyntax {
  private static final int MOST_STEPS = 1_000;
  private static final SettingSyntax<Integer> USERS = SettingSyntax.between(1, 10_000);

  private final ContentSource source;
  private OptionalDouble rateBefore = OptionalDouble.empty();

  StageSyntax(ContentSource source) {
    this.source = source;
  }

  Stage parse(String written) throws SyntaxException {
    String text = written.strip().replaceAll("\\s+", " ");
    StageKind kind = StageKind.of(text.toLowerCase(Locale.ROOT));
    Matcher parts = kind.matcher(text);
    Stage stage =
        switch (kind) {
          case CLOSED, MAX ->
              new Stage.Users(
                  text,
                  USERS.parse(parts.group("users")),
                  SettingSyntax.duration(parts.group("time")));
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

  private List<RateRamp> slopes(StageKind kind, Matcher parts) throws SyntaxException {
    long nanos = SettingSyntax.duration(parts.group("time")).toNanos();
    return switch (kind) {
      case RAMP -> List.of(ramp(parts, nanos));
      case STEPS -> steps(parts, nanos);
      case SPIKE -> spike(parts, nanos);
      default -> {
        double rate = SettingSyntax.positive(parts.group("rate"));
        yield List.of(new RateRamp(rate, rate, nanos));
      }
    };
  }

  private static RateRamp ramp(Matcher parts, long nanos) throws SyntaxException {
    double from = rate(parts.group("from"));
    double to = rate(parts.group("to"));
    if (from == to) {
      throw new SyntaxException(
          "a ramp from a rate to itself is none", "write two rates, or a constant stage");
    }
    return new RateRamp(from, to, nanos);
  }

  /** Up in the first half of the time, and back in the second. */
  private List<RateRamp> spike(Matcher parts, long nanos) throws SyntaxException {
    double peak = SettingSyntax.positive(parts.group("to"));
    String from = parts.group("from");
    if (from == null && rateBefore.isEmpty()) {
      throw new SyntaxException(
          "no stage before it says from which rate the spike rises",
          "write it, such as spike 10/s to " + parts.group("to") + "/s for " + parts.group("time"));
    }
    double base = from == null ? rateBefore.orElse(0) : rate(from);
    if (base >= peak) {
      throw new SyntaxException(
          "a spike must rise above the " + PlainNumber.text(base) + "/s it starts from",
          "write a higher rate, or a ramp");
    }
    long half = nanos / 2;
    return List.of(new RateRamp(base, peak, half), new RateRamp(peak, base, nanos - half));
  }

  /** At least 0: a ramp may begin or end with nothing. */
  private static double rate(String text) throws SyntaxException {
    double rate = SettingSyntax.decimal(text);
    if (rate < 0) {
      throw new SyntaxException("a rate must be at least 0", "write a number such as 8 or 0.5");
    }
    return rate;
  }

  /** {@code steps 10/s to 50/s by 10/s every 5s}: level by level, up or down. */
  private static List<RateRamp> steps(Matcher parts, long nanos) throws SyntaxException {
    BigDecimal from = exactRate(parts.group("from"));
    BigDecimal way = exactRate(parts.group("to")).subtract(from);
    BigDecimal step = exactRate(parts.group("step"));
    BigDecimal[] steps = way.abs().divideAndRemainder(step);
    if (steps[1].signum() != 0 || way.signum() == 0) {
      throw new SyntaxException(
          "steps of %s/s do not lead from %s/s to %s/s"
              .formatted(parts.group("step"), parts.group("from"), parts.group("to")),
          "let the way be a multiple of the step");
    }
    if (steps[0].compareTo(BigDecimal.valueOf(MOST_STEPS)) >= 0) {
      throw new SyntaxException(
          "has more than " + MOST_STEPS + " steps", "write a larger step, or a ramp");
    }
    List<RateRamp> slopes = new ArrayList<>();
    for (int i = 0; i <= steps[0].intValue(); i++) {
      BigDecimal climbed = step.multiply(BigDecimal.valueOf((long) way.signum() * i));
      double level = from.add(climbed).doubleValue();
      slopes.add(new RateRamp(level, level, nanos));
    }
    return slopes;
  }

  private static BigDecimal exactRate(String text) throws SyntaxException {
    return BigDecimal.valueOf(SettingSyntax.positive(text));
  }
}
