package io.loadline.kubernetes.job;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Hands bytes from the threads that write to the one that reads, each write at once. What was
 * written before it was closed can still be read.
 */
final class BytePipe implements ByteChannel {
  /** More writes than anyone leaves unread who reads at all. */
  private static final int MOST = 1_000;

  /** Nothing else that is written is empty. */
  private static final ByteBuffer END = ByteBuffer.allocate(0);

  private final BlockingQueue<ByteBuffer> written = new LinkedBlockingQueue<>();
  private final Duration longest;
  private volatile boolean closed;
  private ByteBuffer rest = END;
  private boolean ended;

  /**
   * Nothing is written yet.
   *
   * @param longest how long a read waits
   */
  BytePipe(Duration longest) {
    this.longest = longest;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (!rest.hasRemaining() && !ended) {
      rest = next();
      ended = !rest.hasRemaining();
    }
    if (ended) {
      return -1;
    }
    int count = Math.min(rest.remaining(), into.remaining());
    into.put(rest.slice().limit(count));
    rest.position(rest.position() + count);
    return count;
  }

  private ByteBuffer next() throws IOException {
    try {
      ByteBuffer next = written.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        throw new SocketTimeoutException("no answer within " + longest.toMillis() + " ms");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    }
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    if (written.size() >= MOST) {
      throw new IOException("more is written than is read");
    }
    int count = from.remaining();
    if (count > 0) {
      written.add(ByteBuffer.allocate(count).put(from).flip());
    }
    return count;
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() {
    closed = true;
    written.add(END);
  }
}
