package io.loadline.transport.http2;

import io.loadline.transport.http.SocketLoop.Sockets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where connections are, one a place, and those that have left theirs and only finish what they
 * carry.
 */
final class Http2ConnectionPool {
  private final @Nullable Http2Connection[] current;
  private final List<Http2Connection> leaving = new ArrayList<>();
  private final RequestTemplates templates;
  private final ExchangeProtocol dialogue;
  private final Sockets sockets;

  Http2ConnectionPool(
      int size, ExchangeProtocol dialogue, RequestTemplates templates, Sockets sockets) {
    this.current = new @Nullable Http2Connection[size];
    this.templates = templates;
    this.dialogue = dialogue;
    this.sockets = sockets;
  }

  /** Room for a request, whose home is one place after the other. */
  Stream stream(int number) {
    return new Stream(number % current.length, dialogue);
  }

  void openAll(Http2LoopConnections connections) {
    for (int place = 0; place < current.length; place++) {
      open(connections, place);
    }
  }

  private void open(Http2LoopConnections connections, int place) {
    Http2Connection fresh = new Http2Connection(connections, place, templates, sockets);
    current[place] = fresh;
    fresh.open();
  }

  /** A connection that can carry one more stream: that of a place, else the next behind it. */
  @Nullable Http2Connection withRoom(int home) {
    for (int i = 0; i < current.length; i++) {
      Http2Connection connection = current[(home + i) % current.length];
      if (connection != null && connection.hasRoom()) {
        return connection;
      }
    }
    return null;
  }

  /** Opens a connection at the first empty place from {@code home} on, if there is one. */
  void dial(Http2LoopConnections connections, int home) {
    for (int i = 0; i < current.length; i++) {
      int place = (home + i) % current.length;
      if (current[place] == null) {
        open(connections, place);
        return;
      }
    }
  }

  /** Fills an empty place in passing, one at a time. */
  void restore(Http2LoopConnections connections, int home) {
    if (current[home] == null && !isDialing()) {
      open(connections, home);
    }
  }

  boolean isDialing() {
    return has(Http2Connection::isDialing);
  }

  boolean isOpen() {
    return has(Http2Connection::isOpen);
  }

  private boolean has(Predicate<Http2Connection> state) {
    for (Http2Connection connection : current) {
      if (connection != null && state.test(connection)) {
        return true;
      }
    }
    return false;
  }

  /** Gives up what is not open yet. */
  void stopDialing() {
    for (int place = 0; place < current.length; place++) {
      Http2Connection connection = current[place];
      if (connection != null && connection.isDialing()) {
        connection.hangUp();
        current[place] = null;
      }
    }
  }

  /** The connection finishes what it carries; its place is for another. */
  void leave(Http2Connection connection) {
    if (current[connection.place()] == connection) {
      current[connection.place()] = null;
      leaving.add(connection);
    }
  }

  /** Returns whether the connection had been open. */
  boolean forget(Http2Connection connection) {
    boolean left = leaving.remove(connection);
    if (current[connection.place()] == connection) {
      current[connection.place()] = null;
    }
    return left;
  }

  void close() {
    stopDialing();
    for (Http2Connection connection : current) {
      if (connection != null) {
        connection.hangUp();
      }
    }
    leaving.forEach(Http2Connection::hangUp);
  }
}
