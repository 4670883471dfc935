package io.loadline.protobuf.wire;

import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the fields of a protobuf message, one after the other. */
public final class ProtoReader {
  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int BYTES = 2;
  static final int GROUP_START = 3;
  static final int GROUP_END = 4;
  private static final int FIXED32 = 5;
  private static final int DEEPEST = 100;

  private final byte[] in;
  private final int end;
  private int at;
  private int field;
  private int type;
  private long number;
  private int start;
  private int stop;
  private int depth;

  /** Reads what {@code in} holds from {@code from} to before {@code to}. */
  public ProtoReader(byte[] in, int from, int to) {
    this.in = in;
    this.at = from;
    this.end = to;
  }

  /** Whether there is another field, which is then the current one. */
  public boolean next() throws WireFormatException {
    if (at >= end) {
      return false;
    }
    long tag = varint();
    field = (int) (tag >>> 3);
    type = (int) (tag & 7);
    start = at;
    check(field != 0, "an answer that is no protobuf message");
    switch (type) {
      case VARINT -> number = varint();
      case FIXED64 -> number = fixed(8);
      case FIXED32 -> number = fixed(4);
      case BYTES -> skipBytes();
      case GROUP_START -> skipGroup();
      case GROUP_END -> check(depth > 0, "an answer in which a group ends that never began");
      default -> throw new WireFormatException("an answer that is no protobuf message");
    }
    return true;
  }

  private void skipBytes() throws WireFormatException {
    long length = varint();
    check(length >= 0 && length <= end - at, "an answer whose protobuf message is cut off");
    start = at;
    at += (int) length;
    stop = at;
  }

  /** A group does not say how long it is: it ends with a tag that has its number. */
  private void skipGroup() throws WireFormatException {
    int group = field;
    int first = at;
    int last;
    depth++;
    check(depth <= DEEPEST, "an answer whose protobuf message is nested too deep");
    do {
      last = at;
      check(next(), "an answer whose protobuf message is cut off");
    } while (type != GROUP_END);
    if (field != group) {
      throw new WireFormatException("an answer in which group " + group + " ends as " + field);
    }
    depth--;
    type = GROUP_START;
    start = first;
    stop = last;
  }

  private static void check(boolean good, String problem) throws WireFormatException {
    if (!good) {
      throw new WireFormatException(problem);
    }
  }

  /** The same bytes from here on, to be read a second time. */
  public ProtoReader again() {
    return new ProtoReader(in, at, end);
  }

  /** The number of the current field. */
  public int field() {
    return field;
  }

  /** Whether the current field has bytes: a text, a message or packed numbers. */
  public boolean isBytes() {
    return type == BYTES;
  }

  /** Whether the current field is a group: a message between two tags. */
  public boolean isGroup() {
    return type == GROUP_START;
  }

  /** Of a field that is no bytes; floating-point numbers as their bits. */
  public long number() {
    return number;
  }

  /** The current number where it stands, for those that read packed ones. */
  public ProtoReader numberAgain() {
    return new ProtoReader(in, start, at);
  }

  /** The bytes of the field as text; empty for a number. */
  public String text() {
    return isBytes() ? new String(in, start, stop - start, StandardCharsets.UTF_8) : "";
  }

  /** A copy of the bytes of the field, of a group without its tags; none for a number. */
  public byte[] bytes() {
    return isBytes() || isGroup() ? Arrays.copyOfRange(in, start, stop) : new byte[0];
  }

  /** The bytes of the field, or a group, as a message; or bytes as a run of packed numbers. */
  public ProtoReader inner() {
    return isBytes() || isGroup() ? new ProtoReader(in, start, stop) : new ProtoReader(in, 0, 0);
  }

  void addTo(ElementList.Runs runs) {
    runs.add(in, start, isBytes() ? stop : at);
  }

  /** Whether bytes are left. */
  public boolean hasMore() {
    return at < end;
  }

  /** A number of varying length. */
  public long varint() throws WireFormatException {
    long result = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at >= end) {
        throw new WireFormatException("an answer whose protobuf message is cut off");
      }
      byte b = in[at++];
      result |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return result;
      }
    }
    throw new WireFormatException("an answer that is no protobuf message");
  }

  /** A number of so many bytes, the lowest first. */
  public long fixed(int bytes) throws WireFormatException {
    check(bytes <= end - at, "an answer whose numbers are cut off");
    long result = 0;
    for (int i = 0; i < bytes; i++) {
      result |= (in[at++] & 0xffL) << (8 * i);
    }
    return result;
  }

  /** How many bytes are left. */
  public int left() {
    return end - at;
  }

  /** Passes over so many bytes. */
  public void skip(int bytes) throws WireFormatException {
    check(bytes >= 0 && bytes <= end - at, "an answer whose elements are cut off");
    at += bytes;
  }

  /** A text of so many bytes. */
  public String text(int bytes) throws WireFormatException {
    check(bytes >= 0 && bytes <= end - at, "an answer whose texts are cut off");
    at += bytes;
    return new String(in, at - bytes, bytes, StandardCharsets.UTF_8);
  }

  /** Bytes that are not the message they should be. Without a stack trace. */
  public static final class WireFormatException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    public WireFormatException(String problem) {
      super(problem, null, false, false);
    }
  }
}
