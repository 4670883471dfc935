package io.loadline.load;

import io.loadline.plan.Phase;
import java.util.Arrays;

/**
 * Fired requests that wait for a connection, oldest first. Grows to what the service is behind by,
 * at most the arrivals of one timeout; adding and taking allocate nothing else.
 */
final class Backlog {
  private static final int FIELDS = 3;

  private long[] entries = new long[64 * FIELDS];
  private int head;
  private int size;

  void add(long index, Phase phase, long intended, long fired) {
    if (size * FIELDS == entries.length) {
      grow();
    }
    int at = at(size);
    entries[at] = phase == Phase.WARMUP ? ~index : index;
    entries[at + 1] = intended;
    entries[at + 2] = fired;
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

  long intended() {
    return entries[head + 1];
  }

  long fired() {
    return entries[head + 2];
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
