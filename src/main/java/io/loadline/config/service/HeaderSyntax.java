package io.loadline.config.service;

import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.plan.Header;
import io.loadline.plan.Phase;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code Name: value}. */
final class HeaderSyntax {
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final String COMPUTED = "it is computed; remove it";
  private static final Map<String, String> RESERVED = reserved();

  private final Set<String> secrets;

  /** Takes the values filled in as secrets: a header that holds one is secret. */
  HeaderSyntax(Set<String> secrets) {
    this.secrets = secrets;
  }

  /** Whether it can be the name of a header; a token of HTTP. */
  static boolean isName(String text) {
    return text.matches(TOKEN);
  }

  Header parse(String text) throws SyntaxException {
    int colon = text.indexOf(':');
    String name = colon < 0 ? "" : text.substring(0, colon);
    if (!isName(name)) {
      throw new SyntaxException("is no header", "write \"Name: value\"");
    }
    String value = text.substring(colon + 1).strip();
    if (!value.chars().allMatch(HeaderSyntax::isAllowed)) {
      throw new SyntaxException(
          "has a line break or another character that a header may not hold",
          "write the value on one line in ISO 8859-1");
    }
    String why = RESERVED.get(name.toLowerCase(Locale.ROOT));
    if (why != null) {
      throw new SyntaxException("the header " + name + " may not be set", why);
    }
    return new Header(name, value, secrets.stream().anyMatch(value::contains));
  }

  private static boolean isAllowed(int character) {
    return character == '\t'
        || (character >= ' ' && character < 0x7f)
        || (character > 0x9f && character <= 0xff);
  }

  private static Map<String, String> reserved() {
    Map<String, String> reserved = new TreeMap<>();
    reserved.put("host", "write it as host");
    reserved.put("content-type", "write it as contentType");
    reserved.put("content-length", COMPUTED);
    reserved.put("transfer-encoding", COMPUTED);
    for (String name : Set.of("connection", "keep-alive", "upgrade", "te", "trailer", "expect")) {
      reserved.put(name, "connections are Loadline's own; remove it");
    }
    reserved.put("user-agent", "services tell load by it; use a header of another name");
    reserved.put(Phase.HEADER.toLowerCase(Locale.ROOT), "it says what a request is for; remove it");
    return reserved;
  }
}
