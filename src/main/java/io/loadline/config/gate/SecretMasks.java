package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.Setting;
import io.loadline.plan.Header;
import io.loadline.text.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Shows settings without their secrets, and knows which values are. */
final class SecretMasks {
  private final Set<String> filledIn;
  private final Secrets secrets;

  /**
   * Collects what is secret.
   *
   * @param filledIn by placeholders
   * @param settings whose headers may hold credentials, and whose URL may by mistake
   */
  SecretMasks(Set<String> filledIn, List<Setting> settings) {
    this.filledIn = filledIn;
    Set<String> all = new TreeSet<>(filledIn);
    settings.forEach(setting -> setting.values().forEach(text -> all.addAll(in(setting, text))));
    this.secrets = Secrets.of(all);
  }

  Secrets secrets() {
    return secrets;
  }

  /** As {@link Setting#shown()}. */
  String shown(Setting setting) {
    List<String> safe =
        setting.attribute() == Attribute.HEADERS
            ? setting.values().stream().map(this::header).toList()
            : setting.values();
    return secrets.mask(setting.with(safe).shown());
  }

  private String header(String text) {
    return new HeaderLine(text).toHeader(filledIn).toString();
  }

  private static List<String> in(Setting setting, String text) {
    if (setting.attribute() == Attribute.HEADERS) {
      return new HeaderLine(text).credentials();
    }
    if (setting.attribute().annotation().equals("Auth")) {
      return ofAuth(setting.attribute(), text);
    }
    boolean url = Set.of(Attribute.URL, Attribute.METRICS).contains(setting.attribute());
    return url && text.matches("[^/]*//[^/]*@.*")
        ? List.of(text.replaceFirst("[^/]*//([^/]*)@.*", "$1"))
        : List.of();
  }

  /** Every form in which it may appear. */
  private static List<String> ofAuth(Attribute attribute, String text) {
    String rest = text.substring(text.indexOf(':') + 1).strip();
    return switch (attribute) {
      case AUTH_BEARER -> text.startsWith("file:") ? List.of() : List.of(text.strip());
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

  /** A header as written, valid or not. */
  private record HeaderLine(String name, String value) {
    HeaderLine(String text) {
      this(
          text.substring(0, Math.max(0, text.indexOf(':'))).strip(),
          text.substring(text.indexOf(':') + 1).strip());
    }

    Header toHeader(Set<String> secrets) {
      return new Header(name, value, secrets.stream().anyMatch(value::contains));
    }

    /** The value, and its part after a scheme such as {@code Bearer}. */
    List<String> credentials() {
      if (!new Header(name, value, false).secret()) {
        return List.of();
      }
      List<String> all = new ArrayList<>(List.of(value));
      int blank = value.indexOf(' ');
      if (blank > 0 && name.toLowerCase(Locale.ROOT).endsWith("authorization")) {
        all.add(value.substring(blank + 1).strip());
      }
      return all;
    }
  }
}
