package io.loadline.transport.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The frames of one answer of 100 bytes, as nginx gives it (literal fields, Huffman's code), or as
 * grpc-go does, which uses the client's header table where it allows one.
 */
final class RecordedAnswer {
  /** The server's greeting: 128 streams, windows of 64 KB. */
  static final byte[] SETTINGS =
      HexFormat.of().parseHex("00000c0400000000000003000000800004" + "00010000");

  /** A ModelInferResponse: iris, version 1, an output of one INT64. */
  private static final String INFERRED =
      "0a0469726973" + "120131" + "2a19" + "0a086f75747075742d30" + "1205494e543634" + "1a0101"
          + "2a03" + "1a0101";

  /** So often the connection's window is widened by what was sent meanwhile. */
  private static final int WIDENED = 256;

  private final DefaultHttp2HeadersEncoder encoder = new DefaultHttp2HeadersEncoder();
  private final byte[][] first;
  private final byte[][] later;
  private final int sent;
  private long count;

  /**
   * An answer.
   *
   * @param table the size of the header table that the client allows
   * @param sent how many bytes a request's body has
   */
  RecordedAnswer(RecordedCall call, int table, int sent) {
    boolean grpc = call == RecordedCall.GRPC;
    setTable(grpc ? table : 0);
    // What the first answer puts into the table, the later ones refer to.
    this.first = grpc ? inference() : page();
    this.later = grpc ? inference() : page();
    this.sent = sent;
  }

  private void setTable(int size) {
    try {
      encoder.maxHeaderTableSize(size);
    } catch (Http2Exception e) {
      throw new IllegalArgumentException(e);
    }
  }

  private byte[][] page() {
    Http2Headers head = new DefaultHttp2Headers();
    head.status("200").set("server", "nginx/1.22.1").set("date", "Sat, 28 Nov 2026 21:00:40 GMT");
    head.set("content-type", "text/plain").set("content-length", "100");
    head.set("last-modified", "Sat, 28 Nov 2026 21:00:39 GMT").set("etag", "\"692a0b27-64\"");
    head.set("accept-ranges", "bytes");
    byte[] body = "x".repeat(100).getBytes(StandardCharsets.US_ASCII);
    return new byte[][] {
      frame(Frame.HEADERS, Frame.END_HEADERS, block(head)),
      frame(Frame.DATA, Frame.END_STREAM, body)
    };
  }

  private byte[][] inference() {
    Http2Headers head = new DefaultHttp2Headers();
    head.status("200").set("content-type", "application/grpc");
    Http2Headers trailers = new DefaultHttp2Headers();
    trailers.set("grpc-status", "0").set("grpc-message", "");
    byte[] message = HexFormat.of().parseHex(INFERRED);
    ByteBuf body = Unpooled.buffer().writeByte(0).writeInt(message.length).writeBytes(message);
    return new byte[][] {
      frame(Frame.HEADERS, Frame.END_HEADERS, block(head)),
      frame(Frame.DATA, 0, bytes(body)),
      frame(Frame.HEADERS, Frame.END_HEADERS | Frame.END_STREAM, block(trailers))
    };
  }

  private byte[] block(Http2Headers fields) {
    ByteBuf block = Unpooled.buffer();
    try {
      encoder.encodeHeaders(1, fields, block);
    } catch (Http2Exception e) {
      throw new IllegalArgumentException(e);
    }
    return bytes(block);
  }

  private static byte[] frame(int type, int flags, byte[] payload) {
    ByteBuf frame = Unpooled.buffer().writeMedium(payload.length).writeByte(type).writeByte(flags);
    return bytes(frame.writeInt(0).writeBytes(payload));
  }

  private static byte[] bytes(ByteBuf buffer) {
    byte[] bytes = new byte[buffer.readableBytes()];
    buffer.readBytes(bytes);
    return bytes;
  }

  /** Writes the answer on a stream behind what is there; returns where it ends. */
  int put(int stream, byte[] to, int at) {
    int end = at;
    for (byte[] frame : count == 0 ? first : later) {
      System.arraycopy(frame, 0, to, end, frame.length);
      putInt(stream, to, end + 5);
      end += frame.length;
    }
    count++;
    return sent > 0 && count % WIDENED == 0 ? widen(to, end) : end;
  }

  private int widen(byte[] to, int at) {
    to[at] = 0;
    to[at + 1] = 0;
    to[at + 2] = 4;
    to[at + 3] = Frame.WINDOW_UPDATE;
    to[at + 4] = 0;
    putInt(0, to, at + 5);
    putInt(WIDENED * sent, to, at + Frame.HEAD);
    return at + Frame.HEAD + 4;
  }

  private static void putInt(int value, byte[] to, int at) {
    to[at] = (byte) (value >>> 24);
    to[at + 1] = (byte) (value >>> 16);
    to[at + 2] = (byte) (value >>> 8);
    to[at + 3] = (byte) value;
  }
}
