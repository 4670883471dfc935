package io.loadline.transport;

import io.loadline.plan.Header;
import java.util.Optional;

/** The header that says who calls, whose value may change while the load runs. */
@FunctionalInterface
public interface HeaderSource {
  /** No header at all. */
  HeaderSource NONE = Optional::empty;

  /** The header of a request that is sent now: the same object until it changes. Never waits. */
  Optional<Header> now();
}
