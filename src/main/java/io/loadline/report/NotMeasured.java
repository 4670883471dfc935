package io.loadline.report;

import io.loadline.plan.AppliedOverride;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A run that came to no measurement: bad configuration, not ready, unreachable.
 *
 * @param test its name
 * @param url that was to be called; null when not even that is known
 * @param reason why, as the exception says it: a sentence, and on lines of their own the details
 * @param overrides values from outside, of all endpoints
 * @param endedAt when it was given up, by the wall clock
 * @param mask replaces every secret in a text
 */
public record NotMeasured(
    TestName test,
    @Nullable String url,
    String reason,
    List<AppliedOverride> overrides,
    Instant endedAt,
    UnaryOperator<String> mask) {
  public NotMeasured {
    overrides = List.copyOf(overrides);
  }

  /** As result.json; the verdict is {@code ERROR}. */
  public String json(Environment environment) {
    return ResultJson.ofError(this, environment);
  }
}
