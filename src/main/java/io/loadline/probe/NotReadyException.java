package io.loadline.probe;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The service is not there, cannot be reached, or does not answer as it should, so nothing was
 * measured. The first line of the message says what is wrong, the lines below what was seen, what
 * it usually means and what to do.
 */
public final class NotReadyException extends RuntimeException {
  public NotReadyException(String message) {
    super(message);
  }

  /** The same without secrets: a service may echo a header in its answer. */
  public NotReadyException masked(UnaryOperator<String> mask) {
    NotReadyException masked = new NotReadyException(mask.apply(String.valueOf(getMessage())));
    masked.setStackTrace(getStackTrace());
    return masked;
  }

  /** The message of a {@link NotReadyException}: a headline, then facts, one a line. */
  public static final class Text {
    private final StringBuilder text;

    public Text(String headline) {
      text = new StringBuilder(headline);
    }

    /** Adds {@code name value} as a line. */
    public Text fact(String name, String value) {
      text.append("\n  ").append(String.format("%-8s ", name)).append(value);
      return this;
    }

    /** Adds a line for each value, the name before the first only; nothing for none. */
    public Text facts(String name, List<String> values) {
      for (int i = 0; i < values.size(); i++) {
        fact(i == 0 ? name : "", values.get(i));
      }
      return this;
    }

    public NotReadyException exception() {
      return new NotReadyException(text.toString());
    }
  }
}
