package io.loadline.result;

import org.apiguardian.api.API;

/**
 * What became of the connections of a run, warm-up included.
 *
 * @param opened how many were opened
 * @param used on how many of them a request was sent
 * @param answered on how many of them a whole answer ever came
 * @param unblocked on how many of those the first answer came only when an idle connection had been
 *     closed for it
 * @param served how many connections the server answered while it did not answer those
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record ConnectionUse(long opened, long used, long answered, long unblocked, long served) {
  public ConnectionUse plus(ConnectionUse other) {
    return new ConnectionUse(
        opened + other.opened,
        used + other.used,
        answered + other.answered,
        unblocked + other.unblocked,
        served + other.served);
  }
}
