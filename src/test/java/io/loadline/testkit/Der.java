package io.loadline.testkit;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** As much of DER as a certificate needs. */
final class Der {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private Der() {}

  static byte[] of(int tag, byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] content = join(parts);
    out.write(tag);
    if (content.length < 128) {
      out.write(content.length);
    } else {
      byte[] length = BigInteger.valueOf(content.length).toByteArray();
      int skip = length[0] == 0 ? 1 : 0;
      out.write(0x80 | (length.length - skip));
      out.write(length, skip, length.length - skip);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] sequence(byte[]... parts) {
    return of(0x30, parts);
  }

  static byte[] set(byte[]... parts) {
    return of(0x31, parts);
  }

  static byte[] number(long value) {
    return of(0x02, BigInteger.valueOf(value).toByteArray());
  }

  static byte[] bits(byte[] bytes) {
    return of(0x03, new byte[1], bytes);
  }

  static byte[] octets(byte[] bytes) {
    return of(0x04, bytes);
  }

  static byte[] truth() {
    return of(0x01, new byte[] {(byte) 0xff});
  }

  static byte[] text(String text) {
    return of(0x0c, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] time(Instant time) {
    return of(0x18, TIME.format(time).getBytes(StandardCharsets.US_ASCII));
  }

  /** Of identifiers whose first two numbers are small. */
  static byte[] oid(int... numbers) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(40 * numbers[0] + numbers[1]);
    for (int i = 2; i < numbers.length; i++) {
      if (numbers[i] >= 128) {
        out.write(0x80 | (numbers[i] >> 7));
      }
      out.write(numbers[i] & 0x7f);
    }
    return of(0x06, out.toByteArray());
  }
}
