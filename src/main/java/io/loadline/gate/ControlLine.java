package io.loadline.gate;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;

/** A connection to the control port of a worker: a line is sent, and one comes back. */
final class ControlLine implements StartAgreement.Line {
  private static final int LONGEST = 1_000;

  private final ByteChannel channel;
  private final ByteBuffer read = ByteBuffer.allocate(LONGEST).limit(0);

  ControlLine(ByteChannel channel) {
    this.channel = channel;
  }

  @Override
  public String ask(String line) throws IOException {
    ByteBuffer sent = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (sent.hasRemaining()) {
      channel.write(sent);
    }
    return answer();
  }

  private String answer() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = next(); next != '\n'; next = next()) {
      if (line.length() == LONGEST) {
        throw new IOException("it answers with a line of more than " + LONGEST + " characters");
      }
      line.append((char) next);
    }
    return line.toString();
  }

  private int next() throws IOException {
    while (!read.hasRemaining()) {
      read.clear();
      int count = channel.read(read);
      read.flip();
      if (count < 0) {
        throw new EOFException("it has closed the connection");
      }
    }
    return read.get() & 0xff;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
