package io.loadline.transport.http2;

import java.util.Arrays;

/** The last streams that we gave up: what still comes on them is no fault of the server. */
final class CancelledStreams {
  private static final int MOST = 4096;

  private int[] ids = new int[16];
  private int next;
  private int count;

  void add(int id) {
    if (count == ids.length && count < MOST) {
      ids = Arrays.copyOf(ids, 2 * count);
      next = count;
    }
    ids[next] = id;
    next = (next + 1) % ids.length;
    count = Math.min(count + 1, ids.length);
  }

  boolean contains(int id) {
    for (int i = 0; i < count; i++) {
      if (ids[i] == id) {
        return true;
      }
    }
    return false;
  }
}
