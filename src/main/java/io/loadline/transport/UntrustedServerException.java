package io.loadline.transport;

import java.io.Serial;
import java.security.cert.CertificateException;

/** The server's certificate is not trusted; the message says why and what to do. */
final class UntrustedServerException extends CertificateException {
  @Serial private static final long serialVersionUID = 1;

  UntrustedServerException(String message, CertificateException cause) {
    super(message, cause);
  }
}
