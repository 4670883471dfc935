package io.loadline.scrape;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.RunResult;
import io.loadline.scrape.MetricsSource.Page;
import java.util.Map;

/** Reads the counters of one kind of server. */
interface CountersReader {
  /** The kind. */
  KnownTiming row();

  /** Whether it tells how long its instances computed. */
  default boolean tellsBusy() {
    return false;
  }

  /**
   * Whether its counters of one request move together, so that they belong to the same requests
   * while some are under way.
   */
  default boolean countsAtOnce() {
    return true;
  }

  /** Why its counters are not those of a run, as the end of a sentence; empty where they may be. */
  default String untold(RunResult run) {
    return "";
  }

  /** The counters on a page of it. */
  ServerCounters read(Page page) throws ScrapeException;

  /**
   * Whether it counts all of the wait of these requests: of a server before which they may wait
   * without its knowing, none of the queue is told unless that is so.
   *
   * @param serviceNanos how long the requests took on average by the clock of the load
   */
  default boolean isWholeWait(ServerCounters since, double serviceNanos) {
    return true;
  }

  /**
   * Why the times of what was counted over a run are not those of the requests that were answered,
   * as the end of a sentence; empty where they are.
   */
  default String untold(ServerCounters since) {
    return "";
  }

  /**
   * The parts of what was counted between two moments, in ns.
   *
   * @param apart whether queue and compute can be told apart, by the whole run: {@link
   *     ServerCounters#isOneByOne()} and {@link #isWholeWait}
   */
  default Map<TimedPart, Long> told(ServerCounters since, boolean apart) {
    return since.nanos();
  }
}
