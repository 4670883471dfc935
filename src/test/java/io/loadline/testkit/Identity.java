package io.loadline.testkit;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/** A certificate made for a test, and its key. */
public record Identity(X509Certificate certificate, PrivateKey key) {
  private static final byte[] ECDSA = Der.sequence(Der.oid(1, 2, 840, 10045, 4, 3, 2));
  private static final AtomicLong SERIAL = new AtomicLong(System.nanoTime());
  private static final int DNS = 0x82;
  private static final int ADDRESS = 0x87;

  /** One that signs others. */
  public static Identity authority(String name) {
    KeyPair keys = keys();
    byte[] basic = Der.octets(Der.sequence(Der.truth()));
    byte[] extension = Der.sequence(Der.oid(2, 5, 29, 19), Der.truth(), basic);
    return signed(name, keys, name, keys.getPrivate(), later(), extension);
  }

  /** One of a server or a client, valid for a day. */
  public Identity sign(String name, String... dnsNames) {
    return sign(name, later(), dnsNames);
  }

  /** As {@link #sign(String, String...)}, valid for two days that end then. */
  public Identity sign(String name, Instant end, String... dnsNames) {
    byte[][] names =
        Arrays.stream(dnsNames)
            .map(each -> Der.of(DNS, each.getBytes(StandardCharsets.US_ASCII)))
            .toArray(byte[][]::new);
    byte[] loopback = Der.of(ADDRESS, new byte[] {127, 0, 0, 1});
    byte[] all = dnsNames.length == 0 ? Der.sequence(loopback) : Der.sequence(Der.join(names));
    byte[] extension = Der.sequence(Der.oid(2, 5, 29, 17), Der.octets(all));
    String issuer = certificate.getSubjectX500Principal().getName().substring("CN=".length());
    return signed(name, keys(), issuer, key, end, extension);
  }

  private static Instant later() {
    return Instant.now().plus(Duration.ofDays(1));
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Identity signed(
      String name, KeyPair keys, String issuer, PrivateKey by, Instant end, byte[] extension) {
    byte[] toBeSigned =
        Der.sequence(
            Der.of(0xa0, Der.number(2)),
            Der.number(SERIAL.incrementAndGet()),
            ECDSA,
            name(issuer),
            Der.sequence(Der.time(end.minus(Duration.ofDays(2))), Der.time(end)),
            name(name),
            keys.getPublic().getEncoded(),
            Der.of(0xa3, Der.sequence(extension)));
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(by);
      signature.update(toBeSigned);
      byte[] whole = Der.sequence(toBeSigned, ECDSA, Der.bits(signature.sign()));
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      var made = factory.generateCertificate(new ByteArrayInputStream(whole));
      return new Identity((X509Certificate) made, keys.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] name(String common) {
    return Der.sequence(Der.set(Der.sequence(Der.oid(2, 5, 4, 3), Der.text(common))));
  }

  public String certificatePem() {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** PKCS#8. */
  public String keyPem() {
    return pem("PRIVATE KEY", key.getEncoded());
  }

  public static String pem(String kind, byte[] bytes) {
    String text = Base64.getMimeEncoder().encodeToString(bytes);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, text, kind);
  }
}
