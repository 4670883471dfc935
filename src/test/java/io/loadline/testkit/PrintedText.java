package io.loadline.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What was printed by now, for those who wait until something is; safe for all threads. */
public final class PrintedText extends ByteArrayOutputStream {
  @Override
  public synchronized void write(int single) {
    super.write(single);
    notifyAll();
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    super.write(bytes, offset, length);
    notifyAll();
  }

  /** Whether a text was printed. */
  public synchronized boolean contains(String text) {
    return toString(StandardCharsets.UTF_8).contains(text);
  }

  /** Returns once a text was printed. */
  public synchronized void await(String text) throws InterruptedException {
    while (!contains(text)) {
      wait();
    }
  }
}
