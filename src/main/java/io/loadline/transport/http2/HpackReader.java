package io.loadline.transport.http2;

/**
 * Reads header blocks (RFC 7541) of a peer that was told to keep no dynamic table, so each block
 * stands for itself. Reused; names and values are valid during the call of the sink only.
 */
final class HpackReader {
  interface Sink {
    void field(byte[] name, int nameLength, byte[] value, int valueLength) throws ProtocolError;
  }

  private static final int MOST = 1 << 28;

  private final Text name = new Text();
  private final Text value = new Text();
  private byte[] in = new byte[0];
  private int at;
  private int end;

  void read(byte[] bytes, int from, int to, Sink sink) throws ProtocolError {
    in = bytes;
    at = from;
    end = to;
    while (at < end) {
      int b = in[at] & 0xff;
      if (b >= 0x80) {
        int index = index(integer(7));
        sink.field(
            StaticTable.name(index),
            StaticTable.name(index).length,
            StaticTable.value(index),
            StaticTable.value(index).length);
      } else if (b >= 0x20 && b < 0x40) {
        resize(integer(5));
      } else {
        literal(b >= 0x40 ? 6 : 4, sink);
      }
    }
  }

  private void literal(int prefix, Sink sink) throws ProtocolError {
    int number = integer(prefix);
    if (number == 0) {
      string(name);
    } else {
      byte[] known = StaticTable.name(index(number));
      name.set(known, 0, known.length);
    }
    string(value);
    sink.field(name.bytes, name.length, value.bytes, value.length);
  }

  private static int index(int index) throws ProtocolError {
    if (index == 0 || index > StaticTable.size()) {
      throw ProtocolError.compression(
          "header field " + index + " of a table that was not allowed to the server");
    }
    return index;
  }

  private static void resize(int size) throws ProtocolError {
    if (size != 0) {
      throw ProtocolError.compression("a header table of " + size + " bytes, where 0 are allowed");
    }
  }

  private int integer(int prefix) throws ProtocolError {
    int mask = (1 << prefix) - 1;
    int result = in[at++] & mask;
    int shift = 0;
    boolean more = result == mask;
    while (more) {
      if (at >= end || shift > 21) {
        throw ProtocolError.compression("a header block with a number that does not end");
      }
      int b = in[at++];
      result += (b & 0x7f) << shift;
      shift += 7;
      more = (b & 0x80) != 0;
    }
    return Math.min(result, MOST);
  }

  private void string(Text into) throws ProtocolError {
    if (at >= end) {
      throw ProtocolError.compression("a header block that ends within a field");
    }
    boolean huffman = (in[at] & 0x80) != 0;
    int length = integer(7);
    if (length > end - at) {
      throw ProtocolError.compression("a header block that ends within a string");
    }
    if (huffman) {
      into.length = Huffman.decode(in, at, at + length, into.ofSize(length * 8 / 5 + 1));
    } else {
      into.set(in, at, length);
    }
    at += length;
  }

  private static final class Text {
    private byte[] bytes = new byte[256];
    private int length;

    byte[] ofSize(int size) {
      if (bytes.length < size) {
        bytes = new byte[Math.max(size, 2 * bytes.length)];
      }
      return bytes;
    }

    void set(byte[] from, int offset, int count) {
      System.arraycopy(from, offset, ofSize(count), 0, count);
      length = count;
    }
  }
}
