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

  /** Why its counters are not those of a run, as the end of a sentence; empty where they may be. */
  default String untold(RunResult run) {
    return "";
  }

  /** The counters on a page of it. */
  ServerCounters read(Page page) throws ScrapeException;

  /**
   * The parts of what was counted between two moments, in ns.
   *
   * @param oneByOne as {@link ServerCounters#isOneByOne()}, of the whole run
   */
  default Map<TimedPart, Long> told(ServerCounters since, boolean oneByOne) {
    return since.nanos();
  }
}
