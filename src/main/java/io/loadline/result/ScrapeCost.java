package io.loadline.result;

import java.util.List;
import org.apiguardian.api.API;

/**
 * How often a server was asked for its metrics, and how long it took to answer.
 *
 * @param scrapes that were answered
 * @param failed that were not
 * @param idleNanos the median of those before the load
 * @param loadedNanos each of those while it went on
 * @param answerNanos of these the time in which the server had been asked and had not answered:
 *     that of the network, by how long it took to connect, is not in it; empty where that is not
 *     known
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record ScrapeCost(
    int scrapes, int failed, long idleNanos, List<Long> loadedNanos, List<Long> answerNanos) {
  public ScrapeCost {
    loadedNanos = List.copyOf(loadedNanos);
    answerNanos = List.copyOf(answerNanos);
  }

  /** The longest of all, in ns. */
  public long longestNanos() {
    return loadedNanos.stream().mapToLong(Long::longValue).reduce(idleNanos, Math::max);
  }
}
