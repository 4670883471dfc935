package io.loadline.slo;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.CountAgreement;
import io.loadline.result.Moments;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapeCost;
import io.loadline.result.ScrapeWindow;
import io.loadline.result.ScrapedProcess;
import io.loadline.result.ScrapedRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a server counted over a run, times in ms. */
final class ToldCounters {
  private static final double MILLI = 1e6;

  private final KnownTiming row;
  private final List<ScrapedProcess> processes = new ArrayList<>();
  private final List<ScrapeWindow> windows = new ArrayList<>();
  private Moments own = Moments.NONE;
  private ScrapeCost cost = new ScrapeCost(4, 0, 0, List.of(), List.of());
  private double began;
  private double waiting = 14.2;

  ToldCounters(KnownTiming row) {
    this.row = row;
  }

  static ToldCounters triton() {
    return new ToldCounters(KnownTiming.TRITON_STATS);
  }

  private static Map<TimedPart, Moments> moments(long requests, Map<TimedPart, Double> means) {
    Map<TimedPart, Moments> parts = new EnumMap<>(TimedPart.class);
    means.forEach(
        (part, mean) ->
            parts.put(part, new Moments(requests, Math.round(mean * requests * MILLI), 0, 0, 0)));
    return parts;
  }

  ToldCounters process(String name, long requests, Map<TimedPart, Double> means, double busy) {
    processes.add(new ScrapedProcess(name, requests, moments(requests, means), busy));
    return this;
  }

  /** The only process, and as long a window of it as the run usually is. */
  ToldCounters all(long requests, Map<TimedPart, Double> means, double busy) {
    return process("h:1", requests, means, busy).window(10, requests, means, busy);
  }

  /** Behind those that are there. */
  ToldCounters window(double seconds, long requests, Map<TimedPart, Double> means, double busy) {
    windows.add(
        new ScrapeWindow(
            Math.round(began * 1e9),
            Math.round(seconds * 1e9),
            requests,
            moments(requests, means),
            means.containsKey(TimedPart.QUEUE) ? waiting : Double.NaN,
            busy));
    began += seconds;
    return this;
  }

  /** Where the first window begins, in s. */
  ToldCounters from(double second) {
    began = second;
    return this;
  }

  ToldCounters own(long requests, double mean) {
    own = new Moments(requests, Math.round(mean * requests * MILLI), 0, 0, 0);
    return this;
  }

  /** What scrapes took of the server, before the load and while it went on. */
  ToldCounters scrapes(double idle, int count, double loaded) {
    List<Long> all = Collections.nCopies(count, Math.round(loaded * MILLI));
    cost = new ScrapeCost(count + 4, 0, Math.round(idle * MILLI), all, all);
    return this;
  }

  ScrapedRun told() {
    CountAgreement agreed = new CountAgreement(100, 100, "");
    return new ScrapedRun(row, "", agreed, processes, windows, own, cost, List.of());
  }

  /** The same run, of a server that told that. */
  static RunResult in(RunResult run, @Nullable ScrapedRun told) {
    return new RunResult(
        run.plan(),
        run.execution(),
        run.counts(),
        run.times(),
        run.series(),
        run.stream(),
        run.cluster(),
        run.server().with(told));
  }
}
