package io.loadline.json;

import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import java.math.BigDecimal;
import java.util.Optional;

/** Holds a JSON document against an {@link Expectation}. Immutable. */
public final class ExpectationCheck {
  private static final int SHOWN = 120;
  private static final int NULL_AND_MORE = 8;

  /** A double has no more on either side of its point. */
  private static final int MOST_DIGITS = 400;

  private final Expectation expectation;
  private final Optional<JsonValue> expected;

  private ExpectationCheck(Expectation expectation, Optional<JsonValue> expected) {
    this.expectation = expectation;
    this.expected = expected;
  }

  /**
   * Prepares a check.
   *
   * @throws JsonException when the expected value is no JSON
   */
  public static ExpectationCheck of(Expectation expectation) throws JsonException {
    return expectation instanceof Expectation.Equal equal
        ? new ExpectationCheck(expectation, Optional.of(Json.parse(equal.json())))
        : new ExpectationCheck(expectation, Optional.empty());
  }

  /**
   * Where it looks, and how much it has to see of what is there: whether that is null, at least.
   */
  KeptPart part() {
    return new KeptPart(
        path(), expectation instanceof Expectation.Exists ? NULL_AND_MORE : PathWatch.CEILING);
  }

  /** Where it looks. */
  public JsonPath path() {
    return expectation
        .place()
        .orElseThrow(() -> new IllegalStateException(expectation.text() + " looks nowhere"));
  }

  /**
   * As {@link #mismatch(JsonValue)}, on the value that a scan has kept. An array that is compared
   * with another is read up to the first difference.
   *
   * @param number of the path, among those that the scan keeps
   */
  public Optional<String> mismatch(JsonScan scan, int number) {
    GrowingBytes kept = scan.value(number);
    if (kept == null) {
      return mismatch(Optional.empty());
    }
    RawValue value = new RawValue(kept.array(), kept.length());
    if (expectation instanceof Expectation.Exists && !value.isNull()) {
      return Optional.empty();
    }
    if (kept.isCut()) {
      return Optional.of(
          path() + " has more than " + (PathWatch.CEILING >> 20) + " MiB, too many to look at");
    }
    if (expectation instanceof Expectation.Equal equal && expected.isPresent()) {
      return value.equalsJson(expected.get())
          ? Optional.empty()
          : Optional.of(path() + " is " + value.start(SHOWN) + ", expected " + equal.json());
    }
    Optional<JsonValue> scalar = value.scalar();
    return scalar.isPresent()
        ? mismatch(scalar)
        : Optional.of(path() + " is " + value.start(SHOWN) + ", " + wanted());
  }

  private String wanted() {
    if (expectation instanceof Expectation.Near near) {
      return "expected " + near.value() + "+-" + near.tolerance();
    }
    return expectation instanceof Expectation.Matches matches
        ? "expected to match " + matches.pattern()
        : "expected something else than null";
  }

  /** What is wrong, {@code outputs[0].data is [1,2], expected [1,1]} say; empty when it holds. */
  public Optional<String> mismatch(JsonValue document) {
    return mismatch(find(document, path()));
  }

  private Optional<String> mismatch(Optional<JsonValue> found) {
    if (expectation instanceof Expectation.Equal equal) {
      return compare(equal, found);
    }
    if (expectation instanceof Expectation.Near near) {
      return compare(near, found);
    }
    if (expectation instanceof Expectation.Matches matches) {
      return compare(matches, found);
    }
    boolean there = found.isPresent() && !(found.get() instanceof JsonNull);
    return there
        ? Optional.empty()
        : Optional.of(path() + (found.isPresent() ? " is null" : " is absent"));
  }

  private Optional<String> compare(Expectation.Equal equal, Optional<JsonValue> found) {
    return found.equals(expected)
        ? Optional.empty()
        : mismatch(equal.path(), found, "expected " + equal.json());
  }

  private static Optional<String> compare(Expectation.Near near, Optional<JsonValue> found) {
    boolean holds =
        found.orElse(null) instanceof JsonNumber number && isWithin(number.value(), near);
    return holds
        ? Optional.empty()
        : mismatch(near.path(), found, "expected " + near.value() + "+-" + near.tolerance());
  }

  /**
   * In decimals, so that both ends of 0.97+-0.01 are inside. Numbers of which that would take many
   * digits, 1e999999 say, are far outside, or nothing.
   */
  private static boolean isWithin(BigDecimal sent, Expectation.Near near) {
    long magnitude = (long) sent.precision() - sent.scale();
    if (magnitude > MOST_DIGITS) {
      return false;
    }
    BigDecimal number = magnitude < -MOST_DIGITS ? BigDecimal.ZERO : sent;
    BigDecimal distance = number.subtract(BigDecimal.valueOf(near.value())).abs();
    return distance.compareTo(BigDecimal.valueOf(near.tolerance())) <= 0;
  }

  private static Optional<String> compare(Expectation.Matches matches, Optional<JsonValue> found) {
    boolean holds =
        found.orElse(null) instanceof JsonString string
            && matches.pattern().matcher(string.value()).find();
    return holds
        ? Optional.empty()
        : mismatch(matches.path(), found, "expected to match " + matches.pattern());
  }

  private static Optional<String> mismatch(
      JsonPath path, Optional<JsonValue> found, String expected) {
    String seen = found.map(value -> "is " + Json.start(value, SHOWN)).orElse("is absent");
    return Optional.of(path + " " + seen + ", " + expected);
  }

  private static Optional<JsonValue> find(JsonValue document, JsonPath path) {
    Optional<JsonValue> found = Optional.of(document);
    for (JsonPath.Step step : path.steps()) {
      found = found.flatMap(value -> descend(value, step));
    }
    return found;
  }

  private static Optional<JsonValue> descend(JsonValue value, JsonPath.Step step) {
    if (step instanceof JsonPath.Field field && value instanceof JsonObject object) {
      return Optional.ofNullable(object.members().get(field.name()));
    }
    if (step instanceof JsonPath.Index index && value instanceof JsonArray array) {
      return index.index() < array.elements().size()
          ? Optional.of(array.elements().get(index.index()))
          : Optional.empty();
    }
    return Optional.empty();
  }
}
