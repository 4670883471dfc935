package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ControlLineTest {
  /** Reads a text in pieces of some bytes, and takes as few at a time. */
  private static final class Pieces implements ByteChannel {
    private final ByteBuffer answers;
    private final StringBuilder written = new StringBuilder();
    private boolean open = true;

    Pieces(String answers) {
      this.answers = ByteBuffer.wrap(answers.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public int read(ByteBuffer into) {
      int count = Math.min(3, answers.remaining());
      for (int i = 0; i < count; i++) {
        into.put(answers.get());
      }
      return count == 0 ? -1 : count;
    }

    @Override
    public int write(ByteBuffer from) {
      int count = Math.min(2, from.remaining());
      for (int i = 0; i < count; i++) {
        written.append((char) from.get());
      }
      return count;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() {
      open = false;
    }
  }

  @Test
  void a_line_goes_and_one_comes_back_in_whatever_pieces() throws IOException {
    Pieces pieces = new Pieces("worker 2\nclock 1 2\n");
    try (ControlLine line = new ControlLine(pieces)) {
      assertThat(line.ask("loadline/1 id")).isEqualTo("worker 2");
      assertThat(line.ask("clock")).isEqualTo("clock 1 2");
    }
    assertThat(pieces.written).hasToString("loadline/1 id\nclock\n");
    assertThat(pieces.isOpen()).isFalse();
  }

  @Test
  void a_connection_that_ends_is_no_answer() {
    assertThatThrownBy(() -> new ControlLine(new Pieces("work")).ask("clock"))
        .isInstanceOf(EOFException.class)
        .hasMessage("it has closed the connection");
  }

  @Test
  void no_answer_is_as_long_as_anybody_likes() {
    assertThatThrownBy(() -> new ControlLine(new Pieces("x".repeat(5_000))).ask("clock"))
        .hasMessage("it answers with a line of more than 1000 characters");
  }
}
