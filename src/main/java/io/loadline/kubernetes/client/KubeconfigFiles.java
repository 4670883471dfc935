package io.loadline.kubernetes.client;

import io.loadline.result.NotReadyException;
import io.loadline.text.OneLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;

/** Certificates and keys of a kubeconfig, in files or in itself. */
final class KubeconfigFiles {
  /** What must be in there. */
  enum Kind {
    CERTIFICATE("certificate"),
    KEY("private key"),
    TOKEN("token");

    private final String title;

    Kind(String title) {
      this.title = title;
    }
  }

  private KubeconfigFiles() {}

  /**
   * Looks at what {@code member}, or {@code member-data} that wins over it, gives.
   *
   * @return false when neither is there
   * @throws NotReadyException when what is there cannot be used
   */
  static boolean check(KubeconfigEntry entry, String member, Kind kind) {
    if (!entry.text(member + "-data").isEmpty()) {
      check(entry, member + "-data", data(entry, member + "-data"), kind);
      return true;
    }
    if (entry.text(member).isEmpty()) {
      return false;
    }
    check(entry, member, file(entry, member, kind), kind);
    return true;
  }

  private static byte[] data(KubeconfigEntry entry, String key) {
    try {
      return Base64.getDecoder().decode(entry.text(key).replaceAll("[\r\n]", ""));
    } catch (IllegalArgumentException e) {
      throw entry.fault(
          "what stands in it is no base64: " + OneLine.of(String.valueOf(e.getMessage())),
          key,
          "",
          "write the file's text in base64, on one line: base64 -w0 FILE");
    }
  }

  /** All bytes of the file that a key names. */
  static byte[] file(KubeconfigEntry entry, String member, Kind kind) {
    Path path = entry.path(member);
    try {
      if (Files.isRegularFile(path)) {
        return Files.readAllBytes(path);
      }
      String why = Files.exists(path) ? " is no regular file" : " does not exist";
      throw fault(entry, member, kind, path + why);
    } catch (IOException e) {
      throw fault(entry, member, kind, path + " cannot be read");
    }
  }

  private static void check(KubeconfigEntry entry, String key, byte[] bytes, Kind kind) {
    if (new String(bytes, StandardCharsets.ISO_8859_1).isBlank()) {
      throw fault(entry, key, kind, "it is empty");
    }
    if (kind != Kind.CERTIFICATE) {
      return;
    }
    try {
      CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
    } catch (CertificateException e) {
      throw fault(entry, key, kind, "it holds no X.509 certificate");
    }
  }

  private static NotReadyException fault(KubeconfigEntry entry, String key, Kind kind, String why) {
    boolean data = key.endsWith("-data");
    return entry.fault(
        "its " + kind.title + ": " + why,
        key,
        data ? "" : entry.text(key),
        data
            ? "correct it"
            : "correct the name (it is relative to the kubeconfig), or put the file there");
  }
}
