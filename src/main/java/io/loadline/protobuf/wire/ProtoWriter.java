package io.loadline.protobuf.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a protobuf message, once for many requests. */
public final class ProtoWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A field of bytes. */
  public ProtoWriter bytes(int field, byte[] value) {
    tag(field, ProtoReader.BYTES);
    raw(value.length);
    out.writeBytes(value);
    return this;
  }

  /** An empty text is the default, and not written. */
  public ProtoWriter text(int field, String value) {
    return value.isEmpty() ? this : bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A field that is a message. */
  public ProtoWriter message(int field, ProtoWriter message) {
    return bytes(field, message.toBytes());
  }

  /** A field that is a message between two tags. */
  public ProtoWriter group(int field, ProtoWriter message) {
    tag(field, ProtoReader.GROUP_START);
    out.writeBytes(message.toBytes());
    return tag(field, ProtoReader.GROUP_END);
  }

  /** A field that is a number of varying length. */
  public ProtoWriter varint(int field, long value) {
    tag(field, ProtoReader.VARINT);
    return raw(value);
  }

  /** A field that is a floating-point number of 8 bytes. */
  public ProtoWriter fixed64(int field, double value) {
    tag(field, ProtoReader.FIXED64);
    return fixed(Double.doubleToLongBits(value), 8);
  }

  /** What stands before a value. */
  public ProtoWriter tag(int field, int wireType) {
    return raw((long) field << 3 | wireType);
  }

  /** A varint without its field, for packed values. */
  public ProtoWriter raw(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (0x80 | (rest & 0x7f)));
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  /** The low bytes of a number, the lowest first. */
  public ProtoWriter fixed(long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >>> (8 * i)));
    }
    return this;
  }

  public boolean isEmpty() {
    return out.size() == 0;
  }

  /** Whether nothing but zeros was written. */
  public boolean isZero() {
    for (byte b : out.toByteArray()) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  public byte[] toBytes() {
    return out.toByteArray();
  }
}
