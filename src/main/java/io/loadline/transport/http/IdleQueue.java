package io.loadline.transport.http;

import org.jspecify.annotations.Nullable;

/** Connections without a request, in a row; any can leave at once. */
final class IdleQueue {
  private @Nullable Connection first;
  private @Nullable Connection last;
  private int size;

  @Nullable Connection first() {
    return first;
  }

  @Nullable Connection last() {
    return last;
  }

  boolean isEmpty() {
    return first == null;
  }

  int size() {
    return size;
  }

  /** As the last one. */
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
    size++;
  }

  /** As the first one. */
  void addFirst(Connection connection) {
    connection.queue = this;
    connection.before = null;
    connection.behind = first;
    if (first == null) {
      last = connection;
    } else {
      first.before = connection;
    }
    first = connection;
    size++;
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
    size--;
  }
}
