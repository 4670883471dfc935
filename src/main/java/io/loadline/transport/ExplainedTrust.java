package io.loadline.transport;

import io.loadline.plan.Target;
import java.io.Serial;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts as the JDK does, and says what to do when it does not. */
final class ExplainedTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager jdk;
  private final Target target;

  ExplainedTrust(X509ExtendedTrustManager jdk, Target target) {
    this.jdk = jdk;
    this.target = target;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    try {
      jdk.checkServerTrusted(chain, type, engine);
    } catch (CertificateException e) {
      throw new UntrustedServerException(CertificateDistrust.text(e, chain, target), e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    jdk.checkServerTrusted(chain, type, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    jdk.checkServerTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    jdk.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    jdk.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    jdk.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return jdk.getAcceptedIssuers();
  }

  /** The server's certificate is not trusted; the message says why and what to do. */
  static final class UntrustedServerException extends CertificateException {
    @Serial private static final long serialVersionUID = 1;

    UntrustedServerException(String message, CertificateException cause) {
      super(message, cause);
    }
  }
}
