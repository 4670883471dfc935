package io.loadline;

import io.loadline.config.setting.Attribute;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * {@link Auth} for {@link Loadline}.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public final class AuthSettings {
  private final Map<Attribute, List<String>> values;

  AuthSettings(Map<Attribute, List<String>> values) {
    this.values = values;
  }

  /** As {@link Auth#bearer}: the token itself, or {@code file:..}. */
  public AuthSettings bearer(String token) {
    return set(Attribute.AUTH_BEARER, token);
  }

  /** As {@link Auth#serviceAccount}. */
  public AuthSettings serviceAccount(String account) {
    return set(Attribute.AUTH_SERVICE_ACCOUNT, account);
  }

  /** As {@link Auth#audience}. */
  public AuthSettings audience(String audience) {
    return set(Attribute.AUTH_AUDIENCE, audience);
  }

  /** As {@link Auth#basic}. */
  public AuthSettings basic(String user, String password) {
    return set(Attribute.AUTH_BASIC, user + ":" + password);
  }

  /** As {@link Auth#header}. */
  public AuthSettings header(String name, String value) {
    return set(Attribute.AUTH_HEADER, name + ": " + value);
  }

  private AuthSettings set(Attribute attribute, String text) {
    values.put(attribute, List.of(text));
    return this;
  }
}
