package io.loadline.plan;

import java.util.Optional;

/** A header whose value may change while the load runs. */
@FunctionalInterface
public interface LiveHeader {
  /** No header at all. */
  LiveHeader NONE = Optional::empty;

  /** The header of a request that is sent now: the same object until it changes. Never waits. */
  Optional<Header> now();
}
