package io.loadline.config.service;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.Target;
import io.loadline.plan.TlsTrust;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads whom to trust and who we are. */
final class TlsReader {
  private static final byte[] SIGNED_TEXT = {'l', 'o', 'a', 'd', 'l', 'i', 'n', 'e'};
  private static final List<Attribute> ALL =
      List.of(
          Attribute.TLS_CA,
          Attribute.TLS_CERT,
          Attribute.TLS_KEY,
          Attribute.TLS_SERVER_NAME,
          Attribute.TLS_VERIFY);

  private final SettingValues values;
  private final ContentSource files;
  private final Instant now;
  private final List<String> warnings = new ArrayList<>();

  TlsReader(SettingValues values, ContentSource files, Instant now) {
    this.values = values;
    this.files = files;
    this.now = now;
  }

  TlsTrust read(Optional<URI> url) {
    List<X509Certificate> authorities = certificates(Attribute.TLS_CA);
    List<X509Certificate> chain = certificates(Attribute.TLS_CERT);
    Optional<PrivateKey> key = values.one(Attribute.TLS_KEY, text -> Pem.key(files.local(text)));
    String serverName = values.one(Attribute.TLS_SERVER_NAME, HostSyntax::name).orElse("");
    boolean verify = values.one(Attribute.TLS_VERIFY, SettingSyntax::parseBoolean).orElse(true);
    checkPair(chain, key);
    if (!verify) {
      warnUnverified();
    }
    if (url.isPresent() && !new Target(url.get()).isSecure()) {
      warnUnused(url.get());
    }
    return new TlsTrust(authorities, chain, key, serverName, verify);
  }

  private List<X509Certificate> certificates(Attribute attribute) {
    List<X509Certificate> all =
        values.one(attribute, text -> Pem.certificates(files.local(text))).orElse(List.of());
    for (X509Certificate each : all) {
      boolean expired = each.getNotAfter().toInstant().isBefore(now);
      if (expired || each.getNotBefore().toInstant().isAfter(now)) {
        warnings.add(
            "%s: the certificate of %s %s"
                .formatted(
                    attribute.label(),
                    each.getSubjectX500Principal().getName(),
                    expired
                        ? "has expired, on " + each.getNotAfter().toInstant()
                        : "is not valid before " + each.getNotBefore().toInstant()));
      }
    }
    return all;
  }

  private void checkPair(List<X509Certificate> chain, Optional<PrivateKey> key) {
    if (values.isSet(Attribute.TLS_CERT) != values.isSet(Attribute.TLS_KEY)) {
      values.refuse(Attribute.TLS_CERT, "has no key", "set @Tls(key), too");
      values.refuse(Attribute.TLS_KEY, "has no certificate", "set @Tls(cert), too");
    } else if (!chain.isEmpty() && key.isPresent() && !fits(chain.get(0), key.get())) {
      values.refuse(
          Attribute.TLS_KEY,
          "is not the key of " + chain.get(0).getSubjectX500Principal().getName(),
          "use the key that belongs to @Tls(cert), whose first certificate must be our own");
    }
  }

  private void warnUnverified() {
    values.refuse(Attribute.TLS_CA, "has no effect with verify = FALSE", "remove one of the two");
    warnings.add("the server's certificate was not checked: @Tls(verify = FALSE)");
  }

  private void warnUnused(URI url) {
    ALL.stream()
        .filter(values::isSet)
        .findFirst()
        .ifPresent(
            attribute ->
                warnings.add(
                    attribute.label() + " has no effect: the URL starts with " + url.getScheme()));
  }

  /** One sentence each. */
  List<String> warnings() {
    return warnings;
  }

  /** Whether a key and a certificate belong together: what one signs the other verifies. */
  private static boolean fits(X509Certificate certificate, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance(signatureAlgorithm(key));
      signature.initSign(key);
      signature.update(SIGNED_TEXT);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(SIGNED_TEXT);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String signatureAlgorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
  }
}
