package io.loadline.transport.http;

import io.loadline.transport.Answer;
import io.loadline.transport.Exchange;
import io.loadline.transport.Transport;
import io.loadline.transport.Transport.Pacer;
import io.loadline.transport.answer.UnjudgedAnswers;
import io.loadline.transport.answer.UnjudgedAnswers.AnswerRoom;
import java.util.IdentityHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The connections of a loop: which is free, which is due. */
final class HttpLoopConnections extends SocketLoop.Connections<Connection> {
  private final Pacer pacer;
  private final UnjudgedAnswers unjudged;
  private final Connection[] connections;
  private final IdentityHashMap<Exchange, Connection> owners = new IdentityHashMap<>();
  private final ConnectionPool pool;
  private boolean over;

  HttpLoopConnections(
      Transport.Limits limits,
      Pacer pacer,
      ConnectionSettings talk,
      Dialer dialer,
      UnjudgedAnswers unjudged,
      SocketCount sockets) {
    this.pacer = pacer;
    this.unjudged = unjudged;
    DialAhead ahead = new DialAhead(limits);
    this.pool = new ConnectionPool(limits, ahead, talk.keepAlive(), dialer.atOnce(), sockets);
    this.connections = new Connection[limits.most()];
    for (int i = 0; i < connections.length; i++) {
      SocketLife life = new SocketLife(talk.keepAlive(), sockets, ahead);
      connections[i] = new Connection(i, this, talk, dialer, life);
      owners.put(connections[i].exchange, connections[i]);
      pool.add(connections[i]);
    }
  }

  @Override
  public boolean openMore() {
    return pool.openMore();
  }

  @Override
  public void stopOpening() {
    pool.stopOpening();
  }

  @Override
  public void flush() {
    pool.prepare();
  }

  /** A connection is open, or could not be, and no request waits for it. */
  void settled(Connection connection) {
    pool.settled(connection);
  }

  void closed(Connection connection) {
    pool.closed(connection);
  }

  @Override
  public @Nullable Exchange free() {
    Connection first = pool.free();
    return first == null ? null : first.exchange;
  }

  @Override
  protected void start(Exchange exchange) {
    Connection connection = owners.get(exchange);
    if (connection == null || connection.queue == null) {
      throw new IllegalStateException("the exchange is not free");
    }
    pool.take(connection, connection.queue);
    connection.send();
    pool.sent(connection);
  }

  /** An answer is whole that takes long to look at: its connection need not wait for that. */
  void answered(Connection connection, long now) {
    Supplier<Answer> judge = connection.judgement();
    connection.exchange.answered(now);
    owners.remove(connection.exchange);
    AnswerRoom room = connection.leaveRoom(unjudged);
    owners.put(connection.exchange, connection);
    pool.release(connection, room.exchange());
    if (!over) {
      unjudged.judge(room, judge, this::heldUp);
    }
  }

  private void heldUp(long nanos) {
    for (Connection connection : connections) {
      if (connection.isBusy()) {
        connection.exchange.heldUp(nanos);
      }
    }
  }

  @Override
  protected void release(Connection connection) {
    pool.release(connection, connection.exchange);
    if (!over) {
      pacer.completed(connection.exchange);
    }
  }

  @Override
  public long expire(long now) {
    releaseEnded();
    for (Connection connection : connections) {
      if (connection.isBusy() && connection.exchange.deadline() <= now) {
        connection.timeOut();
      }
    }
    long earliest = Long.MAX_VALUE;
    for (Connection connection : connections) {
      if (connection.isBusy()) {
        earliest = Math.min(earliest, connection.exchange.deadline());
      }
    }
    return earliest;
  }

  @Override
  public void close() {
    over = true;
    for (Connection connection : connections) {
      connection.hangUp();
    }
  }
}
