package io.loadline.transport.http;

import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.Answer.FailureKind;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * A place for one request at a time, and the socket that carries it: opened anew when a request
 * needs it, closed after anything that leaves it in doubt.
 */
final class Connection extends ExchangeSlot implements DialListener, Socket.Listener {
  final SocketLife life;
  @Nullable IdleQueue queue;
  @Nullable Connection before;
  @Nullable Connection behind;

  private final int number;
  private final HttpLoopConnections all;
  private final ConnectionSettings talk;
  private final Dialer dialer;
  private @Nullable SocketHandler wire;
  private boolean connecting;
  private boolean busy;
  private boolean heard;

  Connection(
      int number,
      HttpLoopConnections all,
      ConnectionSettings talk,
      Dialer dialer,
      SocketLife life) {
    super(talk);
    this.number = number;
    this.all = all;
    this.talk = talk;
    this.dialer = dialer;
    this.life = life;
  }

  @Override
  public int number() {
    return number;
  }

  boolean isOpen() {
    return wire != null && !connecting;
  }

  boolean isBusy() {
    return busy;
  }

  /** Answered by {@link HttpLoopConnections#settled}, maybe at once. */
  void open() {
    connecting = true;
    life.opening(System.nanoTime());
    SocketHandler fresh = dialer.wire(this, this);
    wire = fresh;
    dialer.dial(this, fresh);
  }

  /** Ended by {@link HttpLoopConnections#ended}, maybe at once. */
  void send() {
    busy = true;
    heard = false;
    SocketHandler ready = life.isOver(exchange.stamps().fired()) ? null : wire;
    if (ready != null && ready.isActive() && !connecting) {
      write(ready);
    } else if (!connecting) {
      hangUp();
      open();
    }
  }

  @Override
  public void connected(SocketHandler dialed) {
    if (dialed != wire) {
      return;
    }
    connecting = false;
    life.opened(System.nanoTime());
    if (busy) {
      write(dialed);
    } else {
      all.settled(this);
    }
  }

  @Override
  public void refused(SocketHandler dialed, Throwable cause) {
    if (dialed != wire) {
      return;
    }
    if (busy) {
      fail(SocketFailures.answer(cause, exchange));
    } else if (connecting) {
      hangUp();
      all.settled(this);
    } else {
      hangUp();
      all.closed(this);
    }
  }

  private void write(SocketHandler ready) {
    ByteBuf bytes = talk.requests().take(exchange.phase(), exchange.index());
    decoder.begin();
    life.sending();
    exchange.sent(System.nanoTime());
    ready.write(bytes);
  }

  @Override
  public void received(byte[] bytes, int length) {
    if (!busy) {
      // What comes unasked cannot be told from the next answer.
      broken("it spoke unasked");
      return;
    }
    heard = true;
    int taken = decoder.decode(bytes, 0, length);
    if (decoder.isBroken()) {
      fail(decoder.fault().answer(exchange));
    } else if (taken < length) {
      fail(new Answer(Outcome.MALFORMED, (length - taken) + " bytes behind the answer"));
    } else if (decoder.isComplete()) {
      complete();
    }
  }

  private void complete() {
    long now = System.nanoTime();
    Answer answer = judgedAtOnce();
    life.answered(now, decoder.head().fields().idleSeconds());
    SocketHandler used = wire;
    if (used != null && (!decoder.keepsConnection() || used.isWriting())) {
      hangUp();
    } else if (used != null && !talk.reuse().allows(used, decoder.head().isStream(), now)) {
      wire = null;
    }
    end(answer, now);
  }

  @Override
  public void closed() {
    if (busy && heard && decoder.endOfStream()) {
      hangUp();
      complete();
    } else {
      broken("closed by the server");
    }
  }

  @Override
  public void broken(String why) {
    if (busy) {
      fail(cutOff(heard, why));
    } else {
      hangUp();
      life.closedIdle(System.nanoTime());
      all.closed(this);
    }
  }

  void timeOut() {
    FailureKind begun = heard ? FailureKind.INCOMPLETE : FailureKind.OTHER;
    FailureKind seen = connecting ? FailureKind.NO_CONNECTION : begun;
    fail(decoder.body().late(heard, exchange.late(seen, System.nanoTime())));
  }

  private void fail(Answer answer) {
    long now = System.nanoTime();
    hangUp();
    end(answer, now);
  }

  private void end(@Nullable Answer answer, long now) {
    busy = false;
    if (answer == null) {
      all.answered(this, now);
      return;
    }
    exchange.end(answer, now);
    all.ended(this);
  }

  /** Closes the socket, if there is one, without another word from it. */
  void hangUp() {
    SocketHandler old = wire;
    wire = null;
    connecting = false;
    if (old != null) {
      old.cut();
    }
  }
}
