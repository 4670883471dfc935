package io.loadline.config.gate;

import io.loadline.config.setting.SettingSyntax.SyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads lists of names and values as OpenTelemetry's variables hold them: {@code
 * name=value,name=value}, values percent-encoded. No message tells a value, which may be secret.
 */
final class OtlpPairs {
  private static final String RULE = "is no list of names and values";
  private static final String FIX =
      "write name=value, separated by commas; within a value %2C for a comma";

  private OtlpPairs() {}

  /** Headers of HTTP. */
  static Map<String, String> headers(String text) throws SyntaxException {
    Map<String, String> headers = read(text);
    for (Map.Entry<String, String> each : headers.entrySet()) {
      boolean named = each.getKey().matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
      if (!named || !each.getValue().chars().allMatch(OtlpPairs::isVisible)) {
        throw new SyntaxException(
            "names a header that HTTP does not allow", "mend its name, or the signs of its value");
      }
    }
    return headers;
  }

  /** Attributes of a resource. */
  static Map<String, String> attributes(String text) throws SyntaxException {
    return read(text);
  }

  private static boolean isVisible(int sign) {
    return sign >= ' ' && sign < 0x7f;
  }

  private static Map<String, String> read(String text) throws SyntaxException {
    Map<String, String> pairs = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      if (!part.isBlank()) {
        int equals = part.indexOf('=');
        if (equals < 0 || part.substring(0, equals).isBlank()) {
          throw new SyntaxException(RULE, FIX);
        }
        pairs.put(part.substring(0, equals).strip(), decoded(part.substring(equals + 1).strip()));
      }
    }
    return pairs;
  }

  /** A plus stays one, as in base64. */
  private static String decoded(String value) throws SyntaxException {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new SyntaxException("holds a % without two digits behind it", "write %25 for a %");
    }
  }
}
