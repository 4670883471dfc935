package io.loadline.result;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a server told of its own time over a run, by its counters before, while and after.
 *
 * @param row what kind of server; null where nothing was told that is known
 * @param version as the server says; empty where it does not
 * @param agreement whether its figures are of the requests of this run
 * @param processes in the order in which they were named; empty without agreement
 * @param windows one after the other, from the first counters of the measurement on; empty without
 *     agreement
 * @param own the server's own time of a request, of which nobody knows whether the wait is in it:
 *     of servers that tell no part
 * @param notes what was not told or could not be read, one sentence each
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record ScrapedRun(
    @Nullable KnownTiming row,
    String version,
    CountAgreement agreement,
    List<ScrapedProcess> processes,
    List<ScrapeWindow> windows,
    Moments own,
    ScrapeCost cost,
    List<String> notes) {
  public ScrapedRun {
    processes = List.copyOf(processes);
    windows = List.copyOf(windows);
    notes = List.copyOf(notes);
  }

  /** Over all processes; of these moments count and sum alone are known. */
  public Map<TimedPart, Moments> parts() {
    return processes.stream()
        .flatMap(each -> each.parts().entrySet().stream())
        .collect(
            Collectors.collectingAndThen(
                Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Moments::plus),
                all -> OutcomeCounts.ordered(TimedPart.class, all)));
  }

  /** As in {@link ScrapeWindow}, over all windows; NaN where it is not told. */
  public double waiting() {
    return mean(windows, ScrapeWindow::waiting);
  }

  /** As in {@link ScrapeWindow}, over all windows; NaN where it is not told. */
  public double busy() {
    return mean(windows, ScrapeWindow::busy);
  }

  private static double mean(List<ScrapeWindow> windows, ToDoubleFunction<ScrapeWindow> figure) {
    double length = windows.stream().mapToLong(ScrapeWindow::lengthNanos).sum();
    double sum =
        windows.stream().mapToDouble(each -> figure.applyAsDouble(each) * each.lengthNanos()).sum();
    return length > 0 ? sum / length : Double.NaN;
  }
}
