package io.loadline.result;

import org.apiguardian.api.API;

/**
 * Whether a server counted what was sent to it. Where it did not, none of its figures is of these
 * requests alone, and none is used.
 *
 * @param ours requests that were answered well, those of the warm-up included
 * @param theirs by the server's own count, in the same time
 * @param refused why its figures are not used, one sentence; empty where they are
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record CountAgreement(long ours, long theirs, String refused) {
  /** Whether the figures are used. */
  public boolean isReached() {
    return refused.isEmpty();
  }
}
