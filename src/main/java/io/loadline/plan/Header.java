package io.loadline.plan;

import java.util.Locale;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * A header of each request.
 *
 * @param secret the value must not appear in any output
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record Header(String name, String value, boolean secret) {
  private static final Set<String> ALWAYS_SECRET =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");

  public Header {
    secret = secret || ALWAYS_SECRET.contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return name + ": " + (secret ? "***" : value);
  }
}
