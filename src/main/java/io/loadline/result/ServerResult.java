package io.loadline.result;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What the server told of its own time.
 *
 * @param requests of each request; null where it told nothing, or where that was lost
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record ServerResult(@Nullable RequestTimings requests) {
  /** Nothing. */
  public static final ServerResult NONE = new ServerResult(null);

  /** All together, of two parts of one run of which all is known. */
  public ServerResult plus(ServerResult other) {
    return new ServerResult(RequestTimings.sum(requests, other.requests));
  }
}
