package io.loadline.result;

import io.loadline.plan.TimedPart;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What one process of a server told of its own time over a run.
 *
 * @param name its address, or that of its pod
 * @param requests by its own count
 * @param parts of a request; of these moments count and sum alone are known
 * @param busy how much of the time its instances computed, 0 to 1; NaN where it does not tell
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record ScrapedProcess(
    String name, long requests, Map<TimedPart, Moments> parts, double busy) {
  public ScrapedProcess {
    parts = OutcomeCounts.ordered(TimedPart.class, parts);
  }
}
