package io.loadline.config.setting;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What of {@code @Auth} must not appear in any output. */
final class AuthSecrets {
  private AuthSecrets() {}

  /** Every form in which it may appear. */
  static List<String> of(Attribute attribute, String text) {
    String rest = text.substring(text.indexOf(':') + 1).strip();
    return switch (attribute) {
      case AUTH_BEARER -> isFile(text) ? List.of() : List.of(text.strip());
      case AUTH_HEADER -> withoutScheme(rest);
      case AUTH_BASIC -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        yield List.of(text, rest, Base64.getEncoder().encodeToString(bytes));
      }
      default -> List.of();
    };
  }

  /** The value, and its part after a scheme such as {@code ApiKey}. */
  private static List<String> withoutScheme(String value) {
    List<String> all = new ArrayList<>(List.of(value));
    if (value.indexOf(' ') > 0) {
      all.add(value.substring(value.indexOf(' ')).strip());
    }
    return all;
  }

  /** Whether all of it is a secret. */
  static boolean isSecret(Attribute attribute) {
    return switch (attribute) {
      case AUTH_BEARER, AUTH_BASIC, AUTH_HEADER -> true;
      default -> false;
    };
  }

  /** As it is shown, however short the secret is. */
  static String shown(String text) {
    int colon = text.indexOf(':');
    if (isFile(text)) {
      return text;
    }
    return colon < 0 ? "***" : text.substring(0, colon) + ": ***";
  }

  private static boolean isFile(String text) {
    return text.startsWith("file:");
  }
}
