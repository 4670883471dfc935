package io.loadline.baseline;

import io.loadline.text.OneLine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Values as a file keeps them: short, on one line, and different where they differ. */
final class FactText {
  private static final int LONGEST = 120;
  private static final int DIGEST_BYTES = 8;

  private FactText() {}

  /** The text on one line; of a long one the beginning, and a digest of the whole. */
  static String bounded(String text) {
    String line = OneLine.of(text, LONGEST);
    return text.length() <= LONGEST
        ? line
        : line + " " + digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** {@code sha256:} and the first 16 digits: no protection, but enough to tell texts apart. */
  static String digest(byte[] bytes) {
    try {
      byte[] whole = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256:" + HexFormat.of().formatHex(whole, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java has SHA-256", e);
    }
  }
}
