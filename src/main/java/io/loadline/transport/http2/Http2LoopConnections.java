package io.loadline.transport.http2;

import io.loadline.transport.Answer;
import io.loadline.transport.Answer.FailureKind;
import io.loadline.transport.Exchange;
import io.loadline.transport.Transport.Pacer;
import io.loadline.transport.answer.UnjudgedAnswers;
import io.loadline.transport.http.SocketLoop;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a loop: which is free, which waits for a connection with room, which is due. A
 * request that waits is taken by the first connection that can carry it.
 */
final class Http2LoopConnections extends SocketLoop.Connections<Stream> {
  private final Pacer pacer;
  private final Http2ConnectionPool places;
  private final StreamPool streams;
  private final ArrayDeque<Stream> waiting = new ArrayDeque<>();
  private final ArrayDeque<Http2Connection> dirty = new ArrayDeque<>();
  private boolean opened;
  private boolean over;

  Http2LoopConnections(
      int size, Pacer pacer, Http2ConnectionPool places, UnjudgedAnswers unjudged) {
    this.pacer = pacer;
    this.places = places;
    this.streams = new StreamPool(size, places, unjudged);
  }

  @Override
  public boolean openMore() {
    if (!opened) {
      opened = true;
      places.openAll(this);
    }
    return places.isDialing();
  }

  @Override
  public void stopOpening() {
    places.stopDialing();
  }

  @Override
  public @Nullable Exchange free() {
    return streams.free();
  }

  @Override
  protected void start(Exchange exchange) {
    Stream stream = streams.take(exchange);
    stream.moves = 0;
    Http2Connection ready = waiting.isEmpty() ? places.withRoom(stream.home) : null;
    if (ready == null) {
      stream.waiting = true;
      waiting.add(stream);
      places.dial(this, stream.home);
    } else {
      ready.start(stream);
      places.restore(this, stream.home);
    }
  }

  /** A connection is open, or has more room. */
  void serveWaiting() {
    while (!waiting.isEmpty()) {
      Http2Connection ready = places.withRoom(waiting.getFirst().home);
      if (ready == null) {
        return;
      }
      Stream first = waiting.removeFirst();
      first.waiting = false;
      ready.start(first);
    }
  }

  /** A request that was sent in vain goes to the next connection that can carry it. */
  void move(Stream stream) {
    stream.moved();
    waiting.addFirst(stream);
    serveWaiting();
    dialForWaiting(stream.home);
  }

  /** A connection could not be opened; what waits for it fails unless there is another. */
  void refused(Answer why, FailureKind kind) {
    boolean hopeless = !places.isDialing() && !places.isOpen();
    for (int left = hopeless ? waiting.size() : 0; left > 0; left--) {
      Stream stream = waiting.removeFirst();
      stream.waiting = false;
      stream.exchange.failed(kind);
      ended(stream, why, System.nanoTime());
    }
  }

  /** A connection takes no new streams. */
  void left(Http2Connection connection) {
    places.leave(connection);
    dialForWaiting(connection.place());
  }

  /** A connection is closed. */
  void over(Http2Connection connection) {
    if (places.forget(connection)) {
      dialForWaiting(connection.place());
    }
  }

  private void dialForWaiting(int home) {
    if (!waiting.isEmpty() && !over) {
      places.dial(this, home);
    }
  }

  void dirty(Http2Connection connection) {
    dirty.add(connection);
  }

  @Override
  public void flush() {
    for (Http2Connection next = dirty.poll(); next != null; next = dirty.poll()) {
      next.flush();
    }
  }

  /** A request has ended; where its answer is null, it is whole and takes long to judge. */
  void ended(Stream stream, @Nullable Answer answer, long now) {
    if (answer == null) {
      streams.leave(stream, now, this::serveWaiting);
      return;
    }
    stream.exchange.end(answer, now);
    ended(stream);
  }

  @Override
  protected void release(Stream stream) {
    streams.release(stream);
    if (!over) {
      serveWaiting();
      pacer.completed(stream.exchange);
    }
  }

  @Override
  public long expire(long now) {
    releaseEnded();
    for (Stream stream : streams.all()) {
      if (stream.isBusy() && stream.exchange.deadline() <= now) {
        timeOut(stream);
      }
    }
    return streams.earliestDeadline();
  }

  /** A connection that has not opened within a whole time-out is dialed anew. */
  private void timeOut(Stream stream) {
    Http2Connection carrier = stream.connection;
    if (carrier != null) {
      carrier.timeOut(stream);
      return;
    }
    waiting.remove(stream);
    stream.waiting = false;
    boolean full = places.isOpen();
    if (!full) {
      places.stopDialing();
      dialForWaiting(stream.home);
    }
    long now = System.nanoTime();
    FailureKind seen = full ? FailureKind.NO_FREE_STREAM : FailureKind.NO_CONNECTION;
    ended(stream, stream.exchange.late(seen, now), now);
  }

  @Override
  public void close() {
    over = true;
    places.close();
  }
}
