package io.loadline.transport;

/**
 * How many connections a loop may have, each with one request at a time.
 *
 * @param first how many are opened before the load, at least 1
 * @param most how many may be open at once; more than {@code first} if they are opened as needed
 * @param perSecond the highest rate at which requests are due, which decides how far ahead
 *     connections are opened
 */
public record ConnectionLimits(int first, int most, double perSecond) {
  public ConnectionLimits {
    if (first < 1 || most < first) {
      throw new IllegalArgumentException("no limits: " + first + " to " + most);
    }
  }

  /** All of them are opened before the load. */
  public static ConnectionLimits fixed(int connections) {
    return new ConnectionLimits(connections, connections, 0);
  }

  /** Whether connections are opened beside the load. */
  public boolean isGrowing() {
    return most > first;
  }
}
