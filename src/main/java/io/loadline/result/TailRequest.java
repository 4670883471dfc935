package io.loadline.result;

import io.loadline.plan.TimedPart;
import java.util.Map;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * One of the successes that took longest, with what the server told of its time: response = lag +
 * wait + what was told + what was not.
 *
 * @param lagNanos the load generator's own delay
 * @param waitNanos how long no connection was free
 * @param parts those that were told, in ns, in the order of {@link TimedPart}
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record TailRequest(
    SlowestRequest request, long lagNanos, long waitNanos, Map<TimedPart, Long> parts) {
  public TailRequest {
    parts = OutcomeCounts.ordered(TimedPart.class, parts);
  }

  /** What the service and the network took, in ns. */
  public long serviceNanos() {
    return request.responseNanos() - lagNanos - waitNanos;
  }

  /**
   * Service time without what was told of it, in ns; less than 0 where clocks round, empty where
   * nothing was told that is a part of it.
   */
  public OptionalLong untoldNanos() {
    Long total = parts.get(TimedPart.TOTAL);
    if (total != null) {
      return OptionalLong.of(serviceNanos() - total);
    }
    boolean added = parts.keySet().stream().anyMatch(TimedPart::isAdded);
    long told =
        parts.entrySet().stream()
            .filter(part -> part.getKey().isAdded())
            .mapToLong(Map.Entry::getValue)
            .sum();
    return added ? OptionalLong.of(serviceNanos() - told) : OptionalLong.empty();
  }
}
