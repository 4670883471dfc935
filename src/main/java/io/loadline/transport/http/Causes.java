package io.loadline.transport.http;

import java.util.Objects;
import java.util.regex.Pattern;

/** What sockets say when they fail, the same for every kind of socket. */
final class Causes {
  private static final Pattern NATIVE = Pattern.compile("^.*failed with error\\(-\\d+\\): ");

  private Causes() {}

  static String text(Throwable cause) {
    String message =
        Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    return NATIVE.matcher(message).replaceFirst("");
  }
}
