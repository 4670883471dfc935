package io.loadline.baseline;

import io.loadline.plan.ArrivalTrace;
import io.loadline.plan.Payload;
import io.loadline.text.PlainNumber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** Digests of what is too long to be kept. */
final class PayloadDigest {
  private PayloadDigest() {}

  /**
   * How many bodies there are, their size and a digest; empty without any. What is secret in them
   * may change from run to run, and is no part of it.
   */
  static String of(List<Payload> payloads, UnaryOperator<String> mask) {
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
    String digest = FactText.digest(all.toString().getBytes(StandardCharsets.ISO_8859_1));
    return payloads.size() == 1 ? digest : PlainNumber.grouped(payloads.size()) + " " + digest;
  }

  static String of(ArrivalTrace offsets) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * offsets.count());
    for (int i = 0; i < offsets.count(); i++) {
      bytes.putLong(offsets.at(i));
    }
    return FactText.digest(bytes.array());
  }
}
