package io.loadline.result;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What the server told of its own time.
 *
 * @param requests of each request; null where it told nothing, or where that was lost
 * @param scraped over the run; null where nobody asked, or nothing answered
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record ServerResult(@Nullable RequestTimings requests, @Nullable ScrapedRun scraped) {
  /** Nothing. */
  public static final ServerResult NONE = new ServerResult(null, null);

  /** All together, of two parts of one run of which all is known. */
  public ServerResult plus(ServerResult other) {
    return new ServerResult(
        RequestTimings.sum(requests, other.requests), scraped == null ? other.scraped : scraped);
  }

  /** The same, with what it told over the run. */
  public ServerResult with(@Nullable ScrapedRun told) {
    return new ServerResult(requests, told);
  }
}
