package io.loadline.scrape;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.CountAgreement;
import io.loadline.result.Moments;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapeCost;
import io.loadline.result.ScrapedProcess;
import io.loadline.result.ScrapedRun;
import io.loadline.scrape.ServerDetection.DetectedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes figures of the snapshots of a run, if they are of its requests alone. */
final class ScrapedFigures {
  private static final double MOST_REQUESTS = 0.9;

  private final List<String> names;
  private final List<DetectedServer> servers;
  private final long started;
  private final AgreementRule rule;
  private final RunResult run;

  /**
   * Of one run.
   *
   * @param names of the processes
   * @param servers what they are, all of one kind
   * @param started when the measurement began, by the clock of the snapshots
   */
  ScrapedFigures(
      List<String> names, List<DetectedServer> servers, long started, AgreementRule rule) {
    this.names = names;
    this.servers = servers;
    this.started = started;
    this.rule = rule;
    this.run = rule.run();
  }

  /** Nothing but why. */
  static ScrapedRun none(String why, ScrapeCost cost) {
    CountAgreement refused = new CountAgreement(0, 0, why);
    return new ScrapedRun(
        null, "", refused, List.of(), List.of(), Moments.NONE, cost, List.of(why));
  }

  /**
   * All of it.
   *
   * @param snapshots before, while and after, at least two
   * @param lost why the counters after the load could not be read; empty where they could
   * @param failure the last of those while it went on
   */
  ScrapedRun of(List<CounterSnapshot> snapshots, String lost, ScrapeCost cost, String failure) {
    CounterSnapshot after = snapshots.get(snapshots.size() - 1);
    CounterSnapshot before = snapshots.get(0);
    List<ServerCounters> since = after.since(before).orElse(List.of());
    String untold = untold(lost);
    CountAgreement all = rule.with(since);
    CountAgreement counted =
        untold.isEmpty() ? all : new CountAgreement(all.ours(), all.theirs(), untold);
    if (!counted.isReached()) {
      return refused(counted, cost);
    }
    List<String> notes = new ArrayList<>();
    if (!failure.isEmpty()) {
      notes.add("not all of the server's counters came while the load went on: " + failure);
    }
    KnownTiming row = servers.get(0).reader().row();
    List<CounterSnapshot> used = measured(snapshots);
    if (row.claim().parts().isEmpty()) {
      notes.add(row.server() + " does not tell its queue and its compute apart");
    } else if (used.get(0).equals(before) && run.warmupRequests() > 0) {
      notes.add("the server's own times are means with the warm-up included");
    }
    boolean apart = isOfThese(after.sum(before), notes) && isWholeWait(used, notes);
    return figures(used, apart, counted, cost, notes);
  }

  private boolean isOfThese(ServerCounters all, List<String> notes) {
    String others = servers.get(0).reader().untold(all);
    if (!others.isEmpty()) {
      notes.add("the server's own times are not told: " + others);
    }
    return others.isEmpty() && all.isOneByOne();
  }

  private boolean isWholeWait(List<CounterSnapshot> used, List<String> notes) {
    ServerCounters all = used.get(used.size() - 1).sum(used.get(0));
    CountersReader reader = servers.get(0).reader();
    boolean whole = reader.isWholeWait(all, run.service().mean());
    if (!whole && reader.told(all, true).containsKey(TimedPart.QUEUE)) {
      notes.add("the server's queue is not told: requests may have waited before they came to it");
    }
    return whole;
  }

  private ScrapedRun refused(CountAgreement agreement, ScrapeCost cost) {
    return new ScrapedRun(
        servers.get(0).reader().row(),
        servers.get(0).facts().version(),
        agreement,
        List.of(),
        List.of(),
        Moments.NONE,
        cost,
        List.of("the server's own times are not used: " + agreement.refused()));
  }

  private String untold(String lost) {
    return servers.stream()
        .flatMap(each -> Stream.of(each.facts().untold(), each.reader().untold(run)))
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElse(lost);
  }

  /**
   * From the first of the measurement on that was asked for when no request of the warm-up was
   * under way any more, unless that is too late for a run so short; without a warm-up what was
   * counted before the load holds until then.
   */
  private List<CounterSnapshot> measured(List<CounterSnapshot> all) {
    List<CounterSnapshot> cut = new ArrayList<>(all);
    CounterSnapshot last = cut.remove(cut.size() - 1);
    long end = Math.min(last.atNanos(), started + run.elapsedNanos());
    boolean whole = !servers.get(0).reader().countsAtOnce();
    cut.removeIf(each -> !each.equals(all.get(0)) && (whole || each.atNanos() >= end));
    cut.add(last.at(end));
    if (run.warmupRequests() == 0) {
      return sinceStart(cut);
    }
    long warm = started + run.execution().warmup().overlapNanos();
    List<CounterSnapshot> inside = cut.stream().filter(each -> each.askedNanos() >= warm).toList();
    boolean most =
        inside.size() > 1
            && last.sum(inside.get(0)).requests() >= MOST_REQUESTS * run.outcomes().successes();
    return most ? inside : cut;
  }

  /** Before it nothing was sent, so that the counters before the load are those at its start. */
  private List<CounterSnapshot> sinceStart(List<CounterSnapshot> all) {
    List<CounterSnapshot> since = new ArrayList<>();
    since.add(all.get(0).at(started));
    all.stream().skip(1).filter(each -> each.askedNanos() > started).forEach(since::add);
    return since;
  }

  private ScrapedRun figures(
      List<CounterSnapshot> used,
      boolean apart,
      CountAgreement agreement,
      ScrapeCost cost,
      List<String> notes) {
    DetectedServer server = servers.get(0);
    long instances = servers.stream().mapToLong(each -> each.facts().instances()).sum();
    ScrapeWindows windows = new ScrapeWindows(server, apart, instances);
    CounterSnapshot first = used.get(0);
    CounterSnapshot last = used.get(used.size() - 1);
    ServerCounters all = last.sum(first);
    return new ScrapedRun(
        server.reader().row(),
        server.facts().version(),
        agreement,
        processes(first, last, windows),
        windows.of(used, started),
        new Moments(all.ownNanos() == 0 ? 0 : all.requests(), all.ownNanos(), 0, 0, 0),
        cost,
        notes);
  }

  private List<ScrapedProcess> processes(
      CounterSnapshot first, CounterSnapshot last, ScrapeWindows windows) {
    List<ServerCounters> since = last.since(first).orElse(List.of());
    long length = last.atNanos() - first.atNanos();
    List<ScrapedProcess> processes = new ArrayList<>();
    for (int i = 0; i < since.size(); i++) {
      ServerCounters each = since.get(i);
      double busy = windows.busy(each, length, servers.get(i).facts().instances());
      processes.add(new ScrapedProcess(names.get(i), each.requests(), windows.parts(each), busy));
    }
    return processes;
  }
}
