package io.loadline.load;

import io.loadline.plan.Phase;
import io.loadline.transport.RequestStamps;
import java.util.Arrays;

/**
 * Fired requests that wait for a connection, oldest first. Grows to what the service is behind by,
 * at most the arrivals of one timeout; adding and taking allocate nothing else.
 */
final class Backlog {
  private static final int FIELDS = 3;

  private long[] entries = new long[64 * FIELDS];
  private final RequestStamps first = new RequestStamps();
  private int head;
  private int size;

  void add(long index, Phase phase, RequestStamps stamps) {
    if (size * FIELDS == entries.length) {
      grow();
    }
    int at = at(size);
    entries[at] = phase == Phase.WARMUP ? ~index : index;
    entries[at + 1] = stamps.intended();
    entries[at + 2] = stamps.fired();
    size++;
  }

  boolean isEmpty() {
    return size == 0;
  }

  long index() {
    long index = entries[head];
    return index < 0 ? ~index : index;
  }

  Phase phase() {
    return entries[head] < 0 ? Phase.WARMUP : Phase.MEASUREMENT;
  }

  /** Of the oldest; overwritten by the next call. */
  RequestStamps stamps() {
    return first.intended(entries[head + 1]).fired(entries[head + 2]);
  }

  void removeFirst() {
    head = at(1);
    size--;
  }

  private int at(int position) {
    return (head + position * FIELDS) % entries.length;
  }

  private void grow() {
    long[] larger = Arrays.copyOfRange(entries, head, head + 2 * entries.length);
    System.arraycopy(entries, 0, larger, entries.length - head, head);
    entries = larger;
    head = 0;
  }
}
