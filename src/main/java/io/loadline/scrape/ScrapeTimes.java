package io.loadline.scrape;

import io.loadline.result.ScrapeCost;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the scrapes of one run took, and when the next one is due. */
final class ScrapeTimes {
  private static final long SOONEST = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(2);

  /** Of the time in between, what a scrape costs a server that has nothing else to do, at most. */
  private static final long OF_COST = 100;

  /**
   * Of the time in between, what the last one took, at most: under load that is mostly waiting
   * behind requests.
   */
  private static final long OF_WAIT = 4;

  private final List<Long> idle = new ArrayList<>();
  private final List<Long> loaded = new ArrayList<>();
  private final List<Long> answers = new ArrayList<>();
  private int answered;
  private int failed;
  private long last;
  private long lastAnswer;

  /** The last one ended, or failed, after so many ns. */
  void took(long nanos) {
    last = nanos;
  }

  /**
   * It was answered.
   *
   * @param connecting how many ns it took to connect: a round trip, as question and answer are
   */
  void answered(long connecting) {
    answered++;
    lastAnswer = Math.max(0, last - 2 * connecting);
  }

  void failed() {
    failed++;
  }

  /** It came before the load. */
  void wasIdle() {
    idle.add(last);
  }

  /** It came while the load went on. */
  void wasLoaded() {
    loaded.add(last);
    answers.add(lastAnswer);
  }

  int idleScrapes() {
    return idle.size();
  }

  /**
   * How long to wait until it is read again: soon at first, so that a short run is seen, too. What
   * a scrape costs is seen while the server is idle, by the fastest; what one takes later is for
   * the most part waiting, but nobody knows, and it bounds the rest, also where it failed.
   *
   * @param elapsed since the first one began
   */
  long pauseNanos(long elapsed) {
    long longest = Math.max(LONGEST, elapsed / 120);
    long soonest = Math.min(longest, Math.max(SOONEST, elapsed / 5));
    long dear = OF_COST * idle.stream().min(Long::compare).orElse(last);
    return Math.max(soonest, Math.max(dear, OF_WAIT * last));
  }

  /**
   * All of it.
   *
   * @param direct whether the server's own program was asked, over a network whose time is known
   */
  ScrapeCost cost(boolean direct) {
    return new ScrapeCost(answered, failed, idleNanos(), loaded, direct ? answers : List.of());
  }

  /** The median; 0 where there was none. */
  private long idleNanos() {
    return idle.isEmpty() ? 0 : idle.stream().sorted().toList().get(idle.size() / 2);
  }
}
