package io.loadline.config.service;

import io.loadline.config.setting.SettingSyntax.SyntaxException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads certificates and keys from PEM text (RFC 7468). What stands around the blocks is no matter.
 */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");
  private static final String PKCS8 =
      "convert it: openssl pkcs8 -topk8 -nodes -in key.pem -out key8.pem";

  private Pem() {}

  /** At least one. */
  static List<X509Certificate> certificates(byte[] pem) throws SyntaxException {
    List<X509Certificate> all = new ArrayList<>();
    for (MatchResult block : blocks(pem)) {
      if (block.group(1).equals("CERTIFICATE")) {
        all.add(certificate(bytes(block)));
      }
    }
    if (all.isEmpty()) {
      throw new SyntaxException(
          "holds no certificate in PEM form",
          "it must have a block that starts with -----BEGIN CERTIFICATE-----");
    }
    return all;
  }

  private static X509Certificate certificate(byte[] der) throws SyntaxException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new SyntaxException(
          "holds a certificate that cannot be read: " + e.getMessage(),
          "look at it with openssl x509 -text -noout -in ..");
    }
  }

  /** Exactly one, not encrypted. */
  static PrivateKey key(byte[] pem) throws SyntaxException {
    List<MatchResult> keys =
        blocks(pem).stream().filter(block -> block.group(1).endsWith("PRIVATE KEY")).toList();
    if (keys.size() != 1) {
      throw new SyntaxException(
          "holds " + keys.size() + " private keys in PEM form instead of one",
          "it must have one block that starts with -----BEGIN PRIVATE KEY-----");
    }
    String kind = keys.get(0).group(1);
    return switch (kind) {
      case "PRIVATE KEY" -> key(new PKCS8EncodedKeySpec(bytes(keys.get(0))));
      case "ENCRYPTED PRIVATE KEY" -> throw new SyntaxException("is encrypted", PKCS8);
      default ->
          throw new SyntaxException(
              "is a " + kind.toLowerCase(Locale.ROOT) + ", not PKCS#8", PKCS8);
    };
  }

  /** The form does not say in a word which algorithm it is for, so each is tried. */
  private static PrivateKey key(PKCS8EncodedKeySpec der) throws SyntaxException {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(der);
      } catch (GeneralSecurityException e) {
        // not this one
      }
    }
    throw new SyntaxException(
        "is no private key that this JVM can read", "use an RSA, EC or Ed25519 key");
  }

  private static List<MatchResult> blocks(byte[] pem) {
    return BLOCK.matcher(new String(pem, StandardCharsets.ISO_8859_1)).results().toList();
  }

  private static byte[] bytes(MatchResult block) throws SyntaxException {
    try {
      return Base64.getDecoder().decode(block.group(2).replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new SyntaxException(
          "holds a " + block.group(1).toLowerCase(Locale.ROOT) + " whose base64 is broken",
          "export it again");
    }
  }
}
