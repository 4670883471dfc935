package io.loadline.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Takes the values of secret headers out of texts: a service may echo them in an error's body.
 *
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public final class SecretHeaders {
  /** Shorter ones would mask ordinary text. */
  private static final int SHORTEST = 3;

  private SecretHeaders() {}

  /** The text without the values of those of the headers that are secret. */
  public static String mask(List<Header> headers, String text) {
    List<String> secrets = new ArrayList<>();
    for (Header header : headers) {
      if (header.secret()) {
        secrets.addAll(parts(header.value()));
      }
    }
    secrets.sort(Comparator.comparingInt(String::length).reversed());
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, "***");
    }
    return masked;
  }

  /** The value, and what is secret in {@code Bearer abc} or {@code a=secret; b=secret} alone. */
  private static List<String> parts(String value) {
    List<String> parts = new ArrayList<>();
    parts.add(value.strip());
    if (value.indexOf(' ') > 0 && !value.contains(";")) {
      parts.add(value.substring(value.indexOf(' ')).strip());
    }
    for (String pair : value.split(";", -1)) {
      parts.add(pair.substring(pair.indexOf('=') + 1).strip());
    }
    parts.removeIf(part -> part.length() < SHORTEST);
    return parts;
  }
}
