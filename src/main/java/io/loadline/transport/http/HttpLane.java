package io.loadline.transport.http;

import io.loadline.transport.Answer;
import io.loadline.transport.Exchange;
import io.loadline.transport.Pacer;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The connections of a loop: which is free, which is due. Open ones are used before others. */
final class HttpLane implements LoopLane {
  private static final int OPENING_AT_ONCE = 32;

  private final Pacer pacer;
  private final SpareRooms spare;
  private final Connection[] connections;
  private final IdentityHashMap<Exchange, Connection> owners = new IdentityHashMap<>();
  private final IdleQueue open = new IdleQueue();
  private final IdleQueue unopened = new IdleQueue();
  private final ArrayDeque<Connection> endedWhileSending = new ArrayDeque<>();
  private int dialed;
  private int opening;
  private boolean sending;
  private boolean over;

  HttpLane(int size, Pacer pacer, Talk talk, Dialer dialer, SpareRooms spare) {
    this.pacer = pacer;
    this.spare = spare;
    this.connections = new Connection[size];
    for (int i = 0; i < size; i++) {
      connections[i] = new Connection(i, this, talk, dialer);
      owners.put(connections[i].exchange, connections[i]);
    }
  }

  /** A few at a time: many at once overflow a server's backlog, and then cost a second each. */
  @Override
  public boolean openMore() {
    while (dialed < connections.length && opening < OPENING_AT_ONCE) {
      opening++;
      connections[dialed++].open();
    }
    return opening > 0;
  }

  @Override
  public void stopOpening() {
    while (dialed < connections.length) {
      idle(connections[dialed++]);
    }
    for (Connection connection : connections) {
      if (connection.isConnecting()) {
        connection.hangUp();
        settled(connection);
      }
    }
  }

  /** A connection is open, or could not be. */
  void settled(Connection connection) {
    opening--;
    idle(connection);
  }

  private void idle(Connection connection) {
    (connection.isOpen() ? open : unopened).add(connection);
  }

  /** An idle connection is open no more. */
  void closed(Connection connection) {
    if (connection.queue == open) {
      open.remove(connection);
      unopened.add(connection);
    }
  }

  @Override
  public @Nullable Exchange free() {
    Connection first = open.isEmpty() ? unopened.first() : open.first();
    return first == null ? null : first.exchange;
  }

  @Override
  public void send(Exchange exchange) {
    Connection connection = owners.get(exchange);
    if (connection == null || connection.queue == null) {
      throw new IllegalStateException("the exchange is not free");
    }
    connection.queue.remove(connection);
    sending = true;
    connection.send();
    sending = false;
  }

  /** A request has ended. */
  void ended(Connection connection) {
    if (sending) {
      endedWhileSending.add(connection);
    } else {
      release(connection);
    }
  }

  /** An answer is whole that takes long to look at: its connection need not wait for that. */
  void answered(Connection connection, long now) {
    Supplier<Answer> judge = connection.judgement();
    connection.exchange.answered(now);
    owners.remove(connection.exchange);
    AnswerRoom room = connection.leaveRoom(spare);
    owners.put(connection.exchange, connection);
    idle(connection);
    if (!over) {
      spare.judge(room, judge, this::heldUp);
    }
  }

  private void heldUp(long nanos) {
    for (Connection connection : connections) {
      if (connection.isBusy()) {
        connection.exchange.heldUp(nanos);
      }
    }
  }

  private void release(Connection connection) {
    idle(connection);
    if (!over) {
      pacer.completed(connection.exchange);
    }
  }

  @Override
  public void releaseEnded() {
    for (int left = endedWhileSending.size(); left > 0; left--) {
      release(endedWhileSending.remove());
    }
  }

  @Override
  public boolean hasEnded() {
    return !endedWhileSending.isEmpty();
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
