package io.loadline.transport.http;

import org.jspecify.annotations.Nullable;

/** Connections without a request, the longest idle first; any can leave at once. */
final class IdleQueue {
  private @Nullable Connection first;
  private @Nullable Connection last;

  @Nullable Connection first() {
    return first;
  }

  boolean isEmpty() {
    return first == null;
  }

  void add(Connection connection) {
    connection.queue = this;
    connection.before = last;
    connection.behind = null;
    if (last == null) {
      first = connection;
    } else {
      last.behind = connection;
    }
    last = connection;
  }

  void remove(Connection connection) {
    Connection before = connection.before;
    Connection behind = connection.behind;
    if (before == null) {
      first = behind;
    } else {
      before.behind = behind;
    }
    if (behind == null) {
      last = before;
    } else {
      behind.before = before;
    }
    connection.queue = null;
  }
}
