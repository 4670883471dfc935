package io.loadline.transport.grpc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a protobuf message, once for many requests. */
final class ProtoWriter {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ProtoWriter bytes(int field, byte[] value) {
    raw((long) field << 3 | BYTES);
    raw(value.length);
    out.writeBytes(value);
    return this;
  }

  /** An empty text is the default, and not written. */
  ProtoWriter text(int field, String value) {
    return value.isEmpty() ? this : bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtoWriter message(int field, ProtoWriter message) {
    return bytes(field, message.toBytes());
  }

  ProtoWriter varint(int field, long value) {
    raw((long) field << 3 | VARINT);
    return raw(value);
  }

  ProtoWriter fixed64(int field, double value) {
    raw((long) field << 3 | FIXED64);
    return fixed(Double.doubleToLongBits(value), 8);
  }

  /** A varint without its field, for packed values. */
  ProtoWriter raw(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (0x80 | (rest & 0x7f)));
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  /** The low bytes of a number, the lowest first. */
  ProtoWriter fixed(long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >>> (8 * i)));
    }
    return this;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
