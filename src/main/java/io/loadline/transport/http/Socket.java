package io.loadline.transport.http;

import io.loadline.transport.Answer.FailureKind;
import org.jspecify.annotations.Nullable;

/** One socket of a loop, from connecting to its end, for protocols above bytes. */
public final class Socket implements SocketListener {
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
    SocketHandler fresh = dialer.wire(this);
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

  @Override
  public void received(byte[] bytes, int length) {
    events().received(bytes, length);
  }

  @Override
  public void drained() {
    events().drained();
  }

  @Override
  public void writable() {
    events().writable();
  }

  @Override
  public void closed() {
    events().closed();
  }

  @Override
  public void broken(String why) {
    events().broken(why);
  }

  /** Whom a {@link Socket} tells what happens to it, on its loop's thread. */
  public interface Events {
    /** It is open. */
    void connected();

    /** It could not be opened. */
    void refused(String why, FailureKind kind);

    /** Bytes have come; they are gone when this returns. */
    void received(byte[] bytes, int length);

    /** All that had come was handed on: the moment to answer it in one write. */
    void drained();

    /** After {@link Socket#isFull}: there is room again. */
    void writable();

    /** The other side has closed. */
    void closed();

    /** It failed. */
    void broken(String why);
  }
}
