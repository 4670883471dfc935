package io.loadline.transport;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for a cause. */
final class CauseChain {
  private static final int DEEPEST = 20;

  private CauseChain() {}

  static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
    @Nullable Throwable at = thrown;
    for (int i = 0; i < DEEPEST && at != null; i++) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
      at = at.getCause();
    }
    return Optional.empty();
  }

  static boolean has(Throwable thrown, Class<? extends Throwable> type) {
    return find(thrown, type).isPresent();
  }
}
