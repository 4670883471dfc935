package io.loadline.plan;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A header whose value may change while the load runs.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
@FunctionalInterface
public interface LiveHeader {
  /** No header at all. */
  LiveHeader NONE = Optional::empty;

  /** The header of a request that is sent now: the same object until it changes. Never waits. */
  Optional<Header> now();

  /** A header that stays as it is; equal to one with an equal header. */
  static LiveHeader fixed(Header header) {
    record FixedHeader(Optional<Header> now) implements LiveHeader {}
    return new FixedHeader(Optional.of(header));
  }
}
