package io.loadline.gate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A connection on which lines are late, or answers are changed. */
record AlteredChannel(
    ByteChannel channel, String slowLine, Duration delay, UnaryOperator<String> answers)
    implements ByteChannel {
  /** Lines that begin so are sent later. */
  static UnaryOperator<ByteChannel> slow(String line, Duration delay) {
    return channel -> new AlteredChannel(channel, line, delay, UnaryOperator.identity());
  }

  /** Answers come as another text. */
  static UnaryOperator<ByteChannel> answering(UnaryOperator<String> answers) {
    return channel -> new AlteredChannel(channel, "-", Duration.ZERO, answers);
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    String line = StandardCharsets.UTF_8.decode(from.duplicate()).toString();
    if (line.startsWith(slowLine)) {
      try {
        Thread.sleep(delay.toMillis());
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
    return channel.write(from);
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    ByteBuffer own = ByteBuffer.allocate(into.remaining());
    int count = channel.read(own);
    if (count > 0) {
      String text = answers.apply(StandardCharsets.UTF_8.decode(own.flip()).toString());
      into.put(text.getBytes(StandardCharsets.UTF_8));
      return text.length();
    }
    return count;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
