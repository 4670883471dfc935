package io.loadline.transport.http;

import io.loadline.transport.Answer.FailureKind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/** One socket of a loop, from connecting to its end, for protocols above bytes. */
public final class Socket implements DialListener {
  private final int number;
  private final Dialer dialer;
  private final SocketCount count;
  private @Nullable Events events;
  private @Nullable SocketHandler wire;
  private boolean used;
  private boolean answered;

  Socket(int number, Dialer dialer, SocketCount count) {
    this.number = number;
    this.dialer = dialer;
    this.count = count;
  }

  /** Whom it tells what happens to it; before {@link #open}. */
  public void tell(Events listener) {
    events = listener;
  }

  private Events events() {
    if (events == null) {
      throw new IllegalStateException("opened before it was told whom to tell");
    }
    return events;
  }

  /** Answered by the events, maybe at once. */
  public void open() {
    SocketHandler fresh = dialer.wire(this, events());
    wire = fresh;
    dialer.dial(this, fresh);
  }

  /** Writes what was gathered; {@code out} is empty afterwards. */
  public void send(WriteBuffer out) {
    if (wire == null) {
      throw new IllegalStateException("written before it was opened");
    }
    wire.write(out.handOver());
    out.reclaim();
  }

  /** A request is sent on it. */
  public void sending() {
    if (!used) {
      used = true;
      count.used();
    }
  }

  /** A whole answer has come on it. */
  public void answered() {
    if (!answered) {
      answered = true;
      count.answered();
    }
  }

  /** Whether so much is still to be written that more should wait for {@code writable}. */
  public boolean isFull() {
    return wire != null && wire.isFull();
  }

  /** Closes it; no event follows. What was sent just before still leaves if it fits. */
  public void cut() {
    if (wire != null) {
      wire.cut();
    }
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public void connected(SocketHandler dialed) {
    if (!dialed.isCut()) {
      count.opened();
      events().connected();
    }
  }

  @Override
  public void refused(SocketHandler dialed, Throwable cause) {
    if (!dialed.isCut()) {
      events()
          .refused(SocketFailures.text(cause), SocketFailures.kind(cause, FailureKind.NOT_HTTP2));
    }
  }

  /** Whom an open socket tells what happens to it, on its loop's thread. */
  public interface Listener {
    /** Bytes have come; they are gone when this returns. */
    void received(byte[] bytes, int length);

    /** All that had come was handed on: the moment to answer it in one write. */
    default void drained() {
      // whoever answers at once has nothing left to do
    }

    /** After {@link Socket#isFull}: there is room again. */
    default void writable() {
      // whoever writes little has nothing left to write
    }

    /** The other side has closed. */
    void closed();

    /** It failed. */
    void broken(String why);
  }

  /** The same from the opening on. */
  public interface Events extends Listener {
    void connected();

    void refused(String why, FailureKind kind);
  }

  /** Bytes gathered for a socket until they leave in one write. Big-endian. */
  public static final class WriteBuffer {
    private static final int INITIAL = 16 * 1024;

    private ByteBuf buffer = Unpooled.directBuffer(INITIAL);
    private boolean released;

    public void putByte(int value) {
      buffer.writeByte(value);
    }

    /** Three bytes. */
    public void putMedium(int value) {
      buffer.writeMedium(value);
    }

    public void putInt(int value) {
      buffer.writeInt(value);
    }

    public void put(byte[] bytes, int from, int length) {
      buffer.writeBytes(bytes, from, length);
    }

    /** Overwrites four bytes that were put before. */
    public void setInt(int at, int value) {
      buffer.setInt(at, value);
    }

    /**
     * Overwrites the ids in the value of {@code traceparent}, which was put last.
     *
     * @param lower as {@link io.loadline.plan.Tracing#lowerHalf} gives it
     */
    public void setTrace(long lower) {
      TraceDigits.write(buffer, buffer.writerIndex(), lower);
    }

    /** How many bytes wait. */
    public int size() {
      return buffer.writerIndex();
    }

    ByteBuf handOver() {
      return buffer.retain();
    }

    /** Takes the memory back if the socket is done with it already, as it mostly is. */
    void reclaim() {
      if (released) {
        return;
      }
      if (buffer.refCnt() == 1) {
        buffer.clear();
      } else {
        buffer.release();
        buffer = Unpooled.directBuffer(INITIAL);
      }
    }

    /** Frees the memory; nothing can be put from now on. */
    public void release() {
      released = true;
      buffer.release();
    }
  }
}
