package io.loadline.transport;

import java.io.Serial;
import javax.net.ssl.SSLHandshakeException;

/** The handshake went well, but the server will not speak the version of HTTP that is needed. */
public final class NotAgreedException extends SSLHandshakeException {
  @Serial private static final long serialVersionUID = 1;

  private NotAgreedException(String message) {
    super(message);
  }

  /**
   * The server did not agree on HTTP/2.
   *
   * @param spoken what it agreed on instead; empty for nothing
   */
  public static NotAgreedException noHttp2(String spoken) {
    String instead = spoken.isEmpty() ? "it knows no ALPN" : "it chose " + spoken;
    return new NotAgreedException(
        "the server does not speak HTTP/2 over TLS: h2 was offered (ALPN), " + instead);
  }
}
