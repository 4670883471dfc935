package io.loadline.kubernetes.access;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A {@code PING} of HTTP/2, which the server's connection answers without the application. */
final class Http2RoundTrip implements RoundTrip {
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int ACK = 1;
  private static final int LONGEST = 1 << 20;
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

  private final LoopbackSocket socket;

  Http2RoundTrip(int port) {
    this.socket = new LoopbackSocket(port, greeting());
  }

  @Override
  public void once() throws IOException {
    Socket used = socket.connected();
    OutputStream out = used.getOutputStream();
    DataInputStream in = new DataInputStream(used.getInputStream());
    out.write(frame(PING, 0, 8));
    while (true) {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      in.skipNBytes(4);
      if (length > LONGEST) {
        throw new IOException("no answer of HTTP/2");
      }
      in.skipNBytes(length);
      if (type == PING && (flags & ACK) != 0) {
        return;
      }
      if (type == SETTINGS && (flags & ACK) == 0) {
        out.write(frame(SETTINGS, ACK, 0));
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static byte[] greeting() {
    byte[] settings = frame(SETTINGS, 0, 0);
    return ByteBuffer.allocate(PREFACE.length() + settings.length)
        .put(PREFACE.getBytes(StandardCharsets.US_ASCII))
        .put(settings)
        .array();
  }

  /** Of stream 0, with zeros in it. */
  private static byte[] frame(int type, int flags, int length) {
    return ByteBuffer.allocate(9 + length)
        .put((byte) 0)
        .putShort((short) length)
        .put((byte) type)
        .put((byte) flags)
        .array();
  }
}
