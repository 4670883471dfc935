package io.loadline.scrape;

import io.loadline.plan.TimedPart;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapeCost;
import io.loadline.result.ScrapedRun;
import java.net.URI;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server for its own counters: before the load of one run, while it goes on (by a thread of
 * its own, as seldom as {@link ScrapeSeries#pauseNanos} says), and after it.
 */
public final class ServerScrape {
  private final ScrapeSeries series;
  private final ScrapeClock clock;
  private @Nullable Thread reading;

  private ServerScrape(ScrapeSeries series, ScrapeClock clock) {
    this.series = series;
    this.clock = clock;
  }

  private static ServerScrape of(
      Map<String, URI> processes, URI called, ScrapeScope scope, ScrapeClock clock) {
    return new ServerScrape(
        new ScrapeSeries(processes, called, scope, new HttpMetricsSource(clock::nanos), clock),
        clock);
  }

  /**
   * Asks where somebody said that the metrics are.
   *
   * @param urls one of each process of the server, at least one
   * @param called by the load
   * @param wall the clock by which the run says when it began
   */
  public static ServerScrape of(List<URI> urls, URI called, LongSupplier nanos, Clock wall) {
    return of(processes(urls), called, ScrapeScope.NAMED, ScrapeClock.of(nanos, wall));
  }

  /** By host and port, and by the whole address where several have the same. */
  static Map<String, URI> processes(List<URI> urls) {
    List<String> hosts = urls.stream().map(URI::getRawAuthority).toList();
    Map<String, URI> processes = new LinkedHashMap<>();
    for (URI url : urls) {
      String host = url.getRawAuthority();
      processes.put(Collections.frequency(hosts, host) == 1 ? host : url.toString(), url);
    }
    return processes;
  }

  /**
   * Asks where pods say that they tell metrics; nothing is told where no known server is found.
   *
   * @param points by the name of the pod and the port
   * @param called by the load
   */
  public static ServerScrape ofPods(
      Map<String, URI> points, URI called, LongSupplier nanos, Clock wall) {
    return of(points, called, ScrapeScope.DECLARED, ScrapeClock.of(nanos, wall));
  }

  /** What is told of a run where reading failed, and why. */
  public static ScrapedRun failed(String why) {
    return ScrapedFigures.none(why, new ScrapeCost(0, 0, 0, List.of(), List.of()));
  }

  /** Reads what was counted by now, and goes on reading; the load begins behind it. */
  public void begin() throws InterruptedException {
    if (series.before()) {
      Thread thread = new Thread(this::read, "loadline-scrape");
      thread.setDaemon(true);
      reading = thread;
      thread.start();
    }
  }

  /**
   * Why a part will not be told, by what the server is and how it answered before the load, as the
   * end of a sentence; empty where it may be.
   */
  public String uncounted(TimedPart part) {
    return series.uncounted(part, reading != null);
  }

  private void read() {
    try {
      while (true) {
        clock.sleep(series.pauseNanos());
        series.during();
      }
    } catch (InterruptedException ended) {
      // The load is over.
    }
  }

  /**
   * Reads until the server has counted what was sent, for 2 s at most.
   *
   * @param run that has ended
   * @return null where there is nothing to say
   */
  public @Nullable ScrapedRun end(RunResult run) throws InterruptedException {
    stop();
    Thread stopped = reading;
    if (stopped != null) {
      stopped.join();
    }
    return series.after(run);
  }

  /** Reads no more, of a run that came to no end as well. */
  public void stop() {
    Thread thread = reading;
    if (thread != null) {
      thread.interrupt();
    }
  }
}
