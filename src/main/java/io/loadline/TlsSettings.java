package io.loadline;

import io.loadline.config.setting.Attribute;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * {@link Tls} for {@link Loadline}.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public final class TlsSettings {
  private final Map<Attribute, List<String>> values;

  TlsSettings(Map<Attribute, List<String>> values) {
    this.values = values;
  }

  /** As {@link Tls#ca}. */
  public TlsSettings ca(String pem) {
    return set(Attribute.TLS_CA, pem);
  }

  /** As {@link Tls#cert}. */
  public TlsSettings cert(String pem) {
    return set(Attribute.TLS_CERT, pem);
  }

  /** As {@link Tls#key}. */
  public TlsSettings key(String pem) {
    return set(Attribute.TLS_KEY, pem);
  }

  /** As {@link Tls#serverName}. */
  public TlsSettings serverName(String name) {
    return set(Attribute.TLS_SERVER_NAME, name);
  }

  /** As {@link Tls#verify}. */
  public TlsSettings verify(boolean verify) {
    return set(Attribute.TLS_VERIFY, Boolean.toString(verify));
  }

  private TlsSettings set(Attribute attribute, String text) {
    values.put(attribute, List.of(text));
    return this;
  }
}
