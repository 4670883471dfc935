package io.loadline.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The server's end of one connection: it reads whole frames, and writes whatever it is told. */
public final class Http2Peer {
  public static final int DATA = 0;
  public static final int HEADERS = 1;
  public static final int RST_STREAM = 3;
  public static final int SETTINGS = 4;
  public static final int PING = 6;
  public static final int GOAWAY = 7;
  public static final int WINDOW_UPDATE = 8;
  public static final int CONTINUATION = 9;
  public static final int END_STREAM = 1;
  public static final int END_HEADERS = 4;
  public static final int PADDED = 8;
  public static final int ACK = 1;

  private static final int PREFACE = 24;

  private final Http2Heads heads = new Http2Heads();
  private final Map<Integer, ByteArrayOutputStream> bodies = new HashMap<>();
  private final Socket socket;
  private final int number;
  private final AtomicInteger requests;
  private final DataInputStream in;
  private int acks;
  private int pongs;
  private int resets;

  Http2Peer(Socket socket, int number, AtomicInteger requests) throws IOException {
    this.socket = socket;
    this.number = number;
    this.requests = requests;
    InputStream buffered = new BufferedInputStream(socket.getInputStream());
    this.in = new DataInputStream(buffered);
    socket.setTcpNoDelay(true);
  }

  /** From 1 on. */
  public int number() {
    return number;
  }

  /** Reads the client's preface and sends SETTINGS: pairs of id and value. */
  public void greet(int... settings) throws IOException {
    readPreface();
    settings(settings);
  }

  public void readPreface() throws IOException {
    in.readFully(new byte[PREFACE]);
  }

  public void settings(int... settings) throws IOException {
    ByteBuffer payload = ByteBuffer.allocate(3 * settings.length);
    for (int i = 0; i < settings.length; i += 2) {
      heads.settings(settings[i], settings[i + 1]);
      payload.putShort((short) settings[i]).putInt(settings[i + 1]);
    }
    frame(SETTINGS, 0, 0, payload.array());
  }

  /** Reads on until a request is whole; its stream, or -1 when the client is gone. */
  public int request() throws IOException {
    try {
      int whole = 0;
      while (whole == 0) {
        whole = readFrame();
      }
      requests.incrementAndGet();
      return whole;
    } catch (EOFException e) {
      return -1;
    }
  }

  /** Reads one frame; the stream that it ends, or 0. */
  public int readFrame() throws IOException {
    int head = in.readInt();
    int type = head & 0xff;
    int flags = in.readUnsignedByte();
    int stream = in.readInt();
    byte[] payload = new byte[head >>> 8];
    in.readFully(payload);
    switch (type) {
      case HEADERS, CONTINUATION -> heads.add(stream, payload, (flags & END_HEADERS) != 0);
      case DATA -> bodies.computeIfAbsent(stream, s -> new ByteArrayOutputStream()).write(payload);
      case SETTINGS -> settings(flags);
      case PING -> pongs += flags & ACK;
      case RST_STREAM -> resets++;
      default -> {
        // of no concern to any test
      }
    }
    return type <= HEADERS && (flags & END_STREAM) != 0 ? stream : 0;
  }

  private void settings(int flags) throws IOException {
    if ((flags & ACK) == 0) {
      frame(SETTINGS, ACK, 0);
    } else {
      acks++;
    }
  }

  /** How often the client acknowledged our SETTINGS. */
  public int acks() {
    return acks;
  }

  /** How often the client answered a PING. */
  public int pongs() {
    return pongs;
  }

  /** How many streams the client reset. */
  public int resets() {
    return resets;
  }

  /** The request's header fields, one a line. */
  public String head(int stream) {
    return heads.text(stream);
  }

  /** How many bytes the header block had. */
  public int headSize(int stream) {
    return heads.size(stream);
  }

  /** The body, as far as it has come. */
  public byte[] body(int stream) {
    return bodies.getOrDefault(stream, new ByteArrayOutputStream()).toByteArray();
  }

  /** Any frame, right or wrong. */
  public void frame(int type, int flags, int stream, byte... payload) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(9 + payload.length);
    out.putInt(payload.length << 8 | type).put((byte) flags).putInt(stream).put(payload);
    write(out.array());
  }

  public void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Fields as names and values in turns. */
  public void headers(int stream, int flags, String... fields) throws IOException {
    frame(HEADERS, flags | END_HEADERS, stream, Http2Fields.block(fields));
  }

  public void data(int stream, int flags, String body) throws IOException {
    frame(DATA, flags, stream, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A frame whose payload is one number. */
  public void number(int type, int stream, int value) throws IOException {
    frame(type, 0, stream, ByteBuffer.allocate(4).putInt(value).array());
  }

  public void goAway(int last, int code) throws IOException {
    frame(GOAWAY, 0, 0, ByteBuffer.allocate(8).putInt(last).putInt(code).array());
  }

  /** 200 and a JSON body. */
  public void json(int stream, String body) throws IOException {
    headers(stream, 0, ":status", "200", "content-type", "application/json");
    data(stream, END_STREAM, body);
  }

  /** Ends the connection with a reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
