package io.loadline.config.load;

import io.loadline.config.setting.NumberSyntax;
import io.loadline.config.setting.SyntaxException;
import io.loadline.plan.RateRamp;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** {@code steps 10/s to 50/s by 10/s every 5s}: level by level, up or down. */
final class StepSyntax {
  private static final int MOST = 1_000;

  private StepSyntax() {}

  static List<RateRamp> slopes(Matcher parts, long nanos) throws SyntaxException {
    BigDecimal from = rate(parts.group("from"));
    BigDecimal way = rate(parts.group("to")).subtract(from);
    BigDecimal step = rate(parts.group("step"));
    BigDecimal[] steps = way.abs().divideAndRemainder(step);
    if (steps[1].signum() != 0 || way.signum() == 0) {
      throw new SyntaxException(
          "steps of %s/s do not lead from %s/s to %s/s"
              .formatted(parts.group("step"), parts.group("from"), parts.group("to")),
          "let the way be a multiple of the step");
    }
    if (steps[0].compareTo(BigDecimal.valueOf(MOST)) >= 0) {
      throw new SyntaxException(
          "has more than " + MOST + " steps", "write a larger step, or a ramp");
    }
    List<RateRamp> slopes = new ArrayList<>();
    for (int i = 0; i <= steps[0].intValue(); i++) {
      BigDecimal climbed = step.multiply(BigDecimal.valueOf((long) way.signum() * i));
      double level = from.add(climbed).doubleValue();
      slopes.add(new RateRamp(level, level, nanos));
    }
    return slopes;
  }

  private static BigDecimal rate(String text) throws SyntaxException {
    return BigDecimal.valueOf(NumberSyntax.positive(text));
  }
}
