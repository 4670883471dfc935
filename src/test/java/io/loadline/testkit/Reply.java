package io.loadline.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The server's side of one request: raw bytes, and all that can go wrong. */
public final class Reply {
  private final ServerConnection connection;

  Reply(ServerConnection connection) {
    this.connection = connection;
  }

  public void write(byte[] bytes) throws IOException {
    connection.write(bytes, 0, bytes.length);
  }

  public void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A part of the bytes, from the front. */
  public void writeFirst(byte[] bytes, int count) throws IOException {
    connection.write(bytes, 0, count);
  }

  public void pause(Duration delay) throws InterruptedException {
    Thread.sleep(delay.toMillis(), delay.toNanosPart() % 1_000_000);
  }

  /** Says FIN: the client sees the end of the stream. */
  public void close() {
    connection.close();
  }

  /** Says RST. */
  public void reset() throws IOException {
    connection.reset();
  }

  /** Waits until the client or the server closes. */
  public void hang() throws IOException {
    connection.awaitEnd();
  }

  public void killServer() throws IOException {
    connection.killServer();
  }
}
