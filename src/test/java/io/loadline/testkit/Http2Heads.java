package io.loadline.testkit;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The header blocks of a connection, read by Netty's HPACK, which we do not ship. */
public final class Http2Heads {
  public static final int HEADER_TABLE_SIZE = 1;

  private static final long MOST = 1 << 20;

  private final DefaultHttp2HeadersDecoder hpack = new DefaultHttp2HeadersDecoder(false, MOST);
  private final Map<Integer, Integer> sizes = new HashMap<>();
  private final Map<Integer, String> texts = new HashMap<>();
  private final ByteArrayOutputStream block = new ByteArrayOutputStream();

  /** The table that the writing side may use from its acknowledgment on. */
  public void tableSize(int bytes) throws IOException {
    try {
      hpack.configuration().maxHeaderTableSize(bytes);
    } catch (Http2Exception e) {
      throw new IOException(e);
    }
  }

  void settings(int id, int value) throws IOException {
    if (id == HEADER_TABLE_SIZE) {
      tableSize(value);
    }
  }

  /** The payload of a HEADERS or CONTINUATION frame. */
  void add(int stream, byte[] payload, boolean last) throws IOException {
    block.writeBytes(payload);
    if (last) {
      sizes.put(stream, block.size());
      texts.put(stream, read(stream, block.toByteArray()));
      block.reset();
    }
  }

  /** A line of name, colon, space and value for each field of a whole block. */
  public String read(int stream, byte[] whole) throws IOException {
    StringBuilder text = new StringBuilder();
    try {
      Http2Headers fields = hpack.decodeHeaders(stream, Unpooled.wrappedBuffer(whole));
      fields.forEach(
          field -> text.append(field.getKey()).append(": ").append(field.getValue()).append('\n'));
    } catch (Http2Exception e) {
      throw new IOException(e);
    }
    return text.toString();
  }

  String text(int stream) {
    return texts.getOrDefault(stream, "");
  }

  int size(int stream) {
    return sizes.getOrDefault(stream, 0);
  }
}
