package io.loadline.json;

import java.io.IOException;
import java.io.Writer;

/** Keeps the start of a text, and ends the writing of what is longer. */
final class StartWriter extends Writer {
  private final StringBuilder text = new StringBuilder();
  private final int most;

  /** What is kept is complete. */
  static final class FullException extends IOException {
    private static final long serialVersionUID = 1;
  }

  StartWriter(int most) {
    this.most = most;
  }

  @Override
  public void write(char[] chars, int from, int length) throws IOException {
    text.append(chars, from, Math.min(length, most + 1 - text.length()));
    if (text.length() > most) {
      throw new FullException();
    }
  }

  /** What was written; of a longer text the first {@code most} characters and dots. */
  String start() {
    return text.length() <= most ? text.toString() : text.substring(0, most) + "...";
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    // nothing is open
  }
}
