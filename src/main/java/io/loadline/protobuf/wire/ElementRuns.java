package io.loadline.protobuf.wire;

import java.util.Arrays;

/**
 * Where the elements of a repeated field stand in the bytes of its message: in one row, in several,
 * or each alone. All fields are of one message.
 */
public final class ElementRuns {
  private byte[] bytes = {};
  private int[] bounds = {};
  private int count;

  /** Adds the current field of a reader: packed elements, or a single one. */
  public void add(ProtoReader field) {
    field.addTo(this);
  }

  void add(byte[] in, int from, int to) {
    if (2 * count == bounds.length) {
      bounds = Arrays.copyOf(bounds, Math.max(2, 2 * bounds.length));
    }
    bytes = in;
    bounds[2 * count] = from;
    bounds[2 * count + 1] = to;
    count++;
  }

  /** Whether no field was added, or only such without any byte. */
  public boolean isEmpty() {
    for (int run = 0; run < count; run++) {
      if (length(run) > 0) {
        return false;
      }
    }
    return true;
  }

  int count() {
    return count;
  }

  int length(int run) {
    return bounds[2 * run + 1] - bounds[2 * run];
  }

  ProtoReader reader(int run) {
    return new ProtoReader(bytes, bounds[2 * run], bounds[2 * run + 1]);
  }
}
