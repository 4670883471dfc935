package io.loadline.codec;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Certificates and keys as text. */
final class KeyMaterial {
  private KeyMaterial() {}

  /** DER in base64. */
  static String text(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate that cannot be written: " + e, e);
    }
  }

  static X509Certificate certificate(String text) {
    try {
      byte[] der = Base64.getDecoder().decode(text);
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new IllegalArgumentException("no X.509 certificate: " + e.getMessage(), e);
    }
  }

  /** Algorithm, a colon, PKCS 8 in base64. */
  static String text(PrivateKey key) {
    byte[] encoded = key.getEncoded();
    if (encoded == null) {
      throw new IllegalArgumentException("a private key that its provider does not give away");
    }
    return key.getAlgorithm() + ":" + Base64.getEncoder().encodeToString(encoded);
  }

  static PrivateKey key(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("no algorithm before the key");
    }
    try {
      byte[] encoded = Base64.getDecoder().decode(text.substring(colon + 1));
      return KeyFactory.getInstance(text.substring(0, colon))
          .generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      // Without the cause, whose text may hold what it could not read.
      throw new IllegalArgumentException("no " + text.substring(0, colon) + " key in PKCS 8");
    }
  }
}
