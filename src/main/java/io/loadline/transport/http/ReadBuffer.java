package io.loadline.transport.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/**
 * One buffer into which all channels of a loop read, one after the other, so that reading allocates
 * nothing. Whoever reads must be done with the bytes before it returns.
 */
@SuppressWarnings("deprecation") // the only way to set an allocator for reads
final class ReadBuffer implements RecvByteBufAllocator {
  /** Bytes at most in a read. */
  static final int SIZE = 64 * 1024;

  private final ByteBuf buffer = Unpooled.directBuffer(SIZE, SIZE);
  private final byte[] bytes = new byte[SIZE];

  /**
   * Moves what was read to where it can be looked at fast.
   *
   * @return how many bytes; fewer than there are when there are more than {@value #SIZE}
   */
  int take(ByteBuf read) {
    int length = Math.min(SIZE, read.readableBytes());
    read.readBytes(bytes, 0, length);
    return length;
  }

  /** Holds what was taken last. */
  byte[] bytes() {
    return bytes;
  }

  void release() {
    buffer.release();
  }

  @Override
  public Handle newHandle() {
    return new Reads();
  }

  private final class Reads implements ExtendedHandle {
    private int attempted;
    private int last;

    @Override
    public ByteBuf allocate(ByteBufAllocator alloc) {
      return buffer.clear().retain();
    }

    @Override
    public int guess() {
      return SIZE;
    }

    @Override
    public void reset(ChannelConfig config) {
      last = 0;
    }

    @Override
    public void incMessagesRead(int count) {
      // no limit is set on them
    }

    @Override
    public void lastBytesRead(int count) {
      last = count;
    }

    @Override
    public int lastBytesRead() {
      return last;
    }

    @Override
    public void attemptedBytesRead(int count) {
      attempted = count;
    }

    @Override
    public int attemptedBytesRead() {
      return attempted;
    }

    @Override
    public boolean continueReading() {
      return last > 0 && last == attempted;
    }

    @Override
    public boolean continueReading(UncheckedBooleanSupplier maybeMoreDataSupplier) {
      return continueReading();
    }

    @Override
    public void readComplete() {
      // the next read starts afresh
    }
  }
}
