package io.loadline.gate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A connection on which lines are held up, or answers are changed. */
record AlteredChannel(
    ByteChannel channel, String heldLine, BooleanSupplier released, UnaryOperator<String> answers)
    implements ByteChannel {
  /** Lines that begin so are sent only when something is true. */
  static UnaryOperator<ByteChannel> holding(String line, BooleanSupplier released) {
    return channel -> new AlteredChannel(channel, line, released, UnaryOperator.identity());
  }

  /** Answers come as another text. */
  static UnaryOperator<ByteChannel> answering(UnaryOperator<String> answers) {
    return channel -> new AlteredChannel(channel, "-", () -> true, answers);
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    String line = StandardCharsets.UTF_8.decode(from.duplicate()).toString();
    while (line.startsWith(heldLine) && !released.getAsBoolean()) {
      Thread.onSpinWait();
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
