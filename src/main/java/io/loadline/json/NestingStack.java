package io.loadline.json;

/** The objects and arrays that are open. */
final class NestingStack {
  /** As deep as Jackson, which reads what {@code expect} looks at, goes by default. */
  static final int DEEPEST = 1000;

  private final long[] objects = new long[DEEPEST / Long.SIZE + 1];
  private int depth;
  private boolean inObject;

  void clear() {
    depth = 0;
    inObject = false;
  }

  /** False when that would be too deep. */
  boolean open(boolean object) {
    if (depth == DEEPEST) {
      return false;
    }
    depth++;
    inObject = object;
    long bit = 1L << depth;
    objects[depth / Long.SIZE] =
        object ? objects[depth / Long.SIZE] | bit : objects[depth / Long.SIZE] & ~bit;
    return true;
  }

  void close() {
    depth--;
    inObject = (objects[depth / Long.SIZE] & (1L << depth)) != 0 && depth > 0;
  }

  /** 0 outside of all. */
  int depth() {
    return depth;
  }

  /** Whether the innermost is an object; false outside of all. */
  boolean isInObject() {
    return inObject;
  }
}
