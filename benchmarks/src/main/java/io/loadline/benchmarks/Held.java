package io.loadline.benchmarks;

import org.jspecify.annotations.Nullable;

/** Something whose size on the heap is told by letting it go; nothing else may refer to it. */
final class Held<T> {
  private @Nullable T value;

  Held(T value) {
    this.value = value;
  }

  /** Bytes that were alive because of it. */
  long drop() {
    long with = Watch.liveHeapNow();
    value = null;
    return with - Watch.liveHeapNow();
  }
}
