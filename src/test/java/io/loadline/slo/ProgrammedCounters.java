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
import io.loadline.slo.ProgrammedService.Served;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The counters of a programmed service, as they would have been read over its run. */
final class ProgrammedCounters {
  private static final long WINDOW = 2_000_000_000;
  private static final double IDLE = 3e6;

  private final SplittableRandom random;
  private final ProgrammedService service;
  private final KnownTiming row;
  private int instances = 1;
  private boolean batches;
  private int processes = 1;
  private LongUnaryOperator process = index -> 0;
  private boolean waitCounts;
  private @Nullable LongUnaryOperator late;

  ProgrammedCounters(SplittableRandom random, ProgrammedService service, KnownTiming row) {
    this.random = random;
    this.service = service;
    this.row = row;
  }

  /** Of Triton's statistics. */
  static ProgrammedCounters triton(SplittableRandom random, ProgrammedService service) {
    return new ProgrammedCounters(random, service, KnownTiming.TRITON_STATS);
  }

  /** Of KServe or MLServer. */
  static ProgrammedCounters kserve(SplittableRandom random, ProgrammedService service) {
    KnownTiming row =
        random.nextBoolean() ? KnownTiming.KSERVE_METRICS : KnownTiming.MLSERVER_METRICS;
    return new ProgrammedCounters(random, service, row);
  }

  /** That compute side by side, of each process. */
  ProgrammedCounters instances(int count) {
    instances = count;
    return this;
  }

  /** What computes at once is one batch. */
  ProgrammedCounters batches() {
    batches = true;
    return this;
  }

  /** Which one a request goes to, by its index. */
  ProgrammedCounters processes(int count, LongUnaryOperator chosen) {
    processes = count;
    process = chosen;
    return this;
  }

  /** What a server calls the duration of a request has its wait in it. */
  ProgrammedCounters withWait() {
    waitCounts = true;
    return this;
  }

  /** By how many ns its metrics are late when asked at a time of its clock. */
  ProgrammedCounters late(LongUnaryOperator by) {
    late = by;
    return this;
  }

  /** Until all that has come is done, as on an event loop. */
  ProgrammedCounters behindRequests() {
    return late(
        at ->
            service.served().stream()
                .filter(each -> each.arrived() <= at)
                .mapToLong(each -> Math.max(0, each.done() - at))
                .max()
                .orElse(0));
  }

  RunResult over(RunResult run) {
    long elapsed = run.elapsedNanos();
    CountAgreement agreed = new CountAgreement(1, 1, "");
    return ToldCounters.in(
        run,
        new ScrapedRun(
            row, "", agreed, all(elapsed), windows(elapsed), own(), cost(elapsed), List.of()));
  }

  private Moments own() {
    long sum =
        service.served().stream()
            .mapToLong(each -> each.done() - (waitCounts ? each.arrived() : each.started()))
            .sum();
    boolean parts = !row.claim().parts().isEmpty();
    return parts ? Moments.NONE : new Moments(service.served().size(), sum, 0, 0, 0);
  }

  private List<ScrapedProcess> all(long elapsed) {
    List<ScrapedProcess> told = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      int at = i;
      List<Served> its =
          service.served().stream()
              .filter(each -> process.applyAsLong(each.index()) == at)
              .toList();
      told.add(
          new ScrapedProcess(
              "iris-" + i + ":8002", its.size(), parts(its), busy(its, elapsed, instances)));
    }
    return told;
  }

  private List<ScrapeWindow> windows(long elapsed) {
    List<ScrapeWindow> windows = new ArrayList<>();
    long from = 0;
    while (from < elapsed) {
      boolean last = from + 2 * WINDOW > elapsed;
      long to = last ? elapsed : from + WINDOW;
      windows.add(window(endedWithin(from, last ? Long.MAX_VALUE : to), from, to - from));
      from = to;
    }
    return windows;
  }

  private List<Served> endedWithin(long from, long to) {
    return service.served().stream()
        .filter(each -> each.done() - service.firstSent() >= from)
        .filter(each -> each.done() - service.firstSent() < to)
        .toList();
  }

  private ScrapeWindow window(List<Served> its, long from, long length) {
    Moments queue = parts(its).get(TimedPart.QUEUE);
    double waiting = queue == null ? Double.NaN : (double) queue.sum() / length;
    double busy = busy(its, length, processes * instances);
    return new ScrapeWindow(from, length, its.size(), parts(its), waiting, busy);
  }

  private Map<TimedPart, Moments> parts(List<Served> its) {
    Map<TimedPart, Moments> parts = new EnumMap<>(TimedPart.class);
    for (TimedPart part : row.claim().parts()) {
      long sum =
          its.stream()
              .mapToLong(
                  each ->
                      switch (part) {
                        case QUEUE -> each.started() - each.arrived();
                        case COMPUTE -> each.work();
                        case TOTAL -> each.done() - each.arrived();
                        default -> 0;
                      })
              .sum();
      parts.put(part, new Moments(its.size(), sum, 0, 0, 0));
    }
    return parts;
  }

  private double busy(List<Served> its, long length, int computing) {
    if (row != KnownTiming.TRITON_STATS) {
      return Double.NaN;
    }
    long worked = 0;
    long until = 0;
    for (Served each : its) {
      long from = batches ? Math.max(until, each.started()) : each.started();
      worked += Math.max(0, each.done() - from);
      until = Math.max(until, each.done());
    }
    return Math.min(1, (double) worked / length / computing);
  }

  private ScrapeCost cost(long elapsed) {
    List<Long> answers = new ArrayList<>();
    long at = WINDOW / 8;
    while (at < elapsed) {
      long idle = (long) (IDLE * (0.5 + random.nextDouble()));
      long took = idle + (late == null ? 0 : late.applyAsLong(service.firstSent() + at));
      answers.add(took);
      at += took + Math.max(WINDOW, 4 * took);
    }
    return new ScrapeCost(answers.size() + 4, 0, (long) IDLE, answers, answers);
  }
}
