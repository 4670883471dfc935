package io.loadline.baseline;

import io.loadline.plan.ArrivalTrace;
import io.loadline.plan.Payload;
import io.loadline.text.OneLine;
import io.loadline.text.PlainNumber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/** Values as a file keeps them: short, on one line, and different where they differ. */
final class FactText {
  private static final int LONGEST = 80;
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

  /**
   * A digest of all bodies, and how many there are; empty without any. What is secret in them may
   * change from run to run, and is no part of it.
   */
  static String digest(List<Payload> payloads, UnaryOperator<String> mask) {
    if (payloads.isEmpty()) {
      return "";
    }
    StringBuilder all = new StringBuilder();
    for (Payload payload : payloads) {
      // one character a byte, so that bodies that are no text differ, too
      String body = mask.apply(new String(payload.bytes(), StandardCharsets.ISO_8859_1));
      all.append(body.length()).append(' ').append(body);
      for (int i = 0; i < payload.uuids(); i++) {
        all.append(' ').append(payload.uuidAt(i));
      }
    }
    String digest = digest(all.toString().getBytes(StandardCharsets.ISO_8859_1));
    return payloads.size() == 1 ? digest : PlainNumber.grouped(payloads.size()) + " " + digest;
  }

  /** Of the moments of a trace. */
  static String digest(ArrivalTrace offsets) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * offsets.count());
    for (int i = 0; i < offsets.count(); i++) {
      bytes.putLong(offsets.at(i));
    }
    return digest(bytes.array());
  }
}
