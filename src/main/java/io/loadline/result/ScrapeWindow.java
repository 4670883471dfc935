package io.loadline.result;

import io.loadline.plan.TimedPart;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What a server told over a part of a run that is wide enough for counters that move when a request
 * ends.
 *
 * @param startNanos from the start of the measurement
 * @param requests that it counted
 * @param parts as in {@link ScrapedProcess}
 * @param waiting how many requests waited on average: the time of all waits by the length; NaN
 *     where the queue is not told
 * @param busy as in {@link ScrapedProcess}, of all processes
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record ScrapeWindow(
    long startNanos,
    long lengthNanos,
    long requests,
    Map<TimedPart, Moments> parts,
    double waiting,
    double busy) {
  public ScrapeWindow {
    parts = OutcomeCounts.ordered(TimedPart.class, parts);
  }
}
