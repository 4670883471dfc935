package io.loadline.slo;

import org.apiguardian.api.API;

/**
 * How many connections would mend what was seen of them; {@link Judgment#notes()} says so.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface ConnectionAdvice {
  /** How many to set with {@code @Load(connections)}, at least 1. */
  long connections();

  /** The same observation with another number to set. */
  ConnectionAdvice withConnections(long other);

  /**
   * Requests waited for a free connection.
   *
   * @param waitedNanos how long 99 of 100 requests waited at the most
   * @param connections with so many they would not have
   */
  record Waited(double waitedNanos, long connections) implements ConnectionAdvice {
    @Override
    public Waited withConnections(long other) {
      return new Waited(waitedNanos, other);
    }
  }

  /**
   * Requests timed out on connections of which none was ever answered.
   *
   * @param used connections that carried requests
   * @param answered those of them on which an answer came
   * @param connections how many the service seems to serve at once
   */
  record Unanswered(long used, long answered, long connections) implements ConnectionAdvice {
    @Override
    public Unanswered withConnections(long other) {
      return new Unanswered(used, answered, other);
    }
  }

  /**
   * Connections were answered only when others that lay idle had been closed.
   *
   * @param used connections that carried requests
   * @param unblocked those that were answered only then
   * @param served how many the service seems to serve at once
   * @param connections how many to set
   */
  record Unblocked(long used, long unblocked, long served, long connections)
      implements ConnectionAdvice {
    @Override
    public Unblocked withConnections(long other) {
      return new Unblocked(used, unblocked, served, other);
    }
  }
}
