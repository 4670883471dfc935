package io.loadline.transport.grpc;

import java.nio.charset.StandardCharsets;

/** Reads the fields of a protobuf message, one after the other. */
final class ProtoReader {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final byte[] in;
  private final int end;
  private int at;
  private int field;
  private int type;
  private long number;
  private int start;

  ProtoReader(byte[] in, int from, int to) {
    this.in = in;
    this.at = from;
    this.end = to;
  }

  /** Whether there is another field, which is then the current one. */
  boolean next() throws MalformedMessage {
    if (at >= end) {
      return false;
    }
    long tag = varint();
    field = (int) (tag >>> 3);
    type = (int) (tag & 7);
    start = at;
    switch (type) {
      case VARINT -> number = varint();
      case FIXED64 -> number = fixed(8);
      case FIXED32 -> number = fixed(4);
      case BYTES -> skipBytes();
      default -> throw new MalformedMessage("an answer that is no protobuf message");
    }
    return true;
  }

  private void skipBytes() throws MalformedMessage {
    long length = varint();
    if (length < 0 || length > end - at) {
      throw new MalformedMessage("an answer whose protobuf message is cut off");
    }
    start = at;
    at += (int) length;
  }

  int field() {
    return field;
  }

  /** Whether the current field has bytes: a text, a message or packed numbers. */
  boolean isBytes() {
    return type == BYTES;
  }

  /** Of a field that is no bytes; floating-point numbers as their bits. */
  long number() {
    return number;
  }

  /** The current number where it stands, for those that read packed ones. */
  ProtoReader numberAgain() {
    return new ProtoReader(in, start, at);
  }

  String text() {
    return isBytes() ? new String(in, start, at - start, StandardCharsets.UTF_8) : "";
  }

  /** The bytes of the field as a message, or as a run of packed numbers. */
  ProtoReader inner() {
    return isBytes() ? new ProtoReader(in, start, at) : new ProtoReader(in, 0, 0);
  }

  boolean hasMore() {
    return at < end;
  }

  long varint() throws MalformedMessage {
    long result = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at >= end) {
        throw new MalformedMessage("an answer whose protobuf message is cut off");
      }
      byte b = in[at++];
      result |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return result;
      }
    }
    throw new MalformedMessage("an answer that is no protobuf message");
  }

  /** The lowest byte first. */
  long fixed(int bytes) throws MalformedMessage {
    if (bytes > end - at) {
      throw new MalformedMessage("an answer whose numbers are cut off");
    }
    long result = 0;
    for (int i = 0; i < bytes; i++) {
      result |= (in[at++] & 0xffL) << (8 * i);
    }
    return result;
  }

  String text(int bytes) throws MalformedMessage {
    if (bytes < 0 || bytes > end - at) {
      throw new MalformedMessage("an answer whose texts are cut off");
    }
    at += bytes;
    return new String(in, at - bytes, bytes, StandardCharsets.UTF_8);
  }
}
