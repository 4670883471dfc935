package io.loadline.plan;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A condition on an answer, as {@code expect} states it.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Expectation {
  /** As the user wrote it. */
  String text();

  /** Where it looks in the answer's document; empty where it looks at no single place. */
  default Optional<JsonPath> place() {
    return Optional.empty();
  }

  /** {@code status=200}: the status that makes a success, in place of any 2xx. */
  record Status(String text, int status) implements Expectation {}

  /** {@code outputs[0].data=[1,1]}: equal as JSON, so 1 equals 1.0. */
  record Equal(String text, JsonPath path, String json) implements Expectation {
    @Override
    public Optional<JsonPath> place() {
      return Optional.of(path);
    }
  }

  /** {@code outputs[0].data[0]=0.97+-0.01}: a number within a tolerance, both ends included. */
  record Near(String text, JsonPath path, double value, double tolerance) implements Expectation {
    @Override
    public Optional<JsonPath> place() {
      return Optional.of(path);
    }
  }

  /** {@code outputs[0].name~=^pred}: a string in which the pattern is found. */
  record Matches(String text, JsonPath path, Pattern pattern) implements Expectation {
    /** Two patterns are equal only to themselves; here the text and the flags count. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Matches that
          && text.equals(that.text)
          && path.equals(that.path)
          && pattern.pattern().equals(that.pattern.pattern())
          && pattern.flags() == that.pattern.flags();
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }

    @Override
    public Optional<JsonPath> place() {
      return Optional.of(path);
    }
  }

  /** {@code no-nan}: no number in the answer is NaN or infinite. */
  record NoNan(String text) implements Expectation {}

  /** {@code id exists}: anything but absent or null. */
  record Exists(String text, JsonPath path) implements Expectation {
    @Override
    public Optional<JsonPath> place() {
      return Optional.of(path);
    }
  }
}
