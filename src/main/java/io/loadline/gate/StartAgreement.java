package io.loadline.gate;

import io.loadline.result.WorkerFigures;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Agrees with workers on one moment at which their loads begin. What a worker's monotonic clock
 * says at a moment of ours is found out by round trips, of which the shortest counts: it is known
 * to half of that. No wall clock matters.
 */
final class StartAgreement {
  /** How long an answer is waited for. */
  static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

  /** Beside what telling them takes: a service is looked at, and connections are opened. */
  private static final Duration AHEAD = Duration.ofMillis(500);

  /** The first ones of a connection take longer than later ones. */
  private static final int ROUND_TRIPS = 9;

  private static final int ATTEMPTS = 3;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final String run;
  private final LongSupplier nanos;
  private final InstantSource wall;
  private final EachAtOnce each;

  /**
   * An agreement that has not begun.
   *
   * @param run the id by which a worker knows that it is meant
   * @param nanos monotonic
   */
  StartAgreement(String run, LongSupplier nanos, InstantSource wall, EachAtOnce each) {
    this.run = run;
    this.nanos = nanos;
    this.wall = wall;
    this.each = each;
  }

  /** Asks a worker, one line at a time. For one thread. */
  interface Line extends Closeable {
    /** The answer, each without its end. */
    String ask(String line) throws IOException;
  }

  /** How workers are reached. */
  @FunctionalInterface
  interface Ways {
    Line open(int worker) throws IOException;
  }

  /**
   * What came of it.
   *
   * @param begins when the loads begin, by our wall clock
   * @param starts of the workers that were told
   * @param failures why others were not, one line each
   */
  record Agreed(
      Instant begins, Map<Integer, WorkerFigures.Start> starts, Map<Integer, String> failures) {}

  /**
   * Where a worker's clocks are.
   *
   * @param offset its monotonic clock minus ours
   * @param error by how much that may be wrong
   * @param wallOffset its wall clock minus ours
   * @param took all that was asked, the connection included
   */
  private record Clock(long offset, long error, long wallOffset, long took) {}

  /** Tells all of them, each at its own time. */
  Agreed agree(List<Integer> workers, Ways ways) throws InterruptedException {
    Map<Integer, String> failures = new TreeMap<>();
    Map<Integer, Clock> clocks = each.of(workers, worker -> clock(worker, ways), failures);
    long telling = clocks.values().stream().mapToLong(Clock::took).max().orElse(0);
    long delay = AHEAD.toNanos() + 2 * telling * each.rounds(clocks.size());
    long moment = nanos.getAsLong() + delay;
    Instant begins = wall.instant().plusNanos(delay);
    Map<Integer, WorkerFigures.Start> starts =
        each.of(
            List.copyOf(clocks.keySet()),
            worker -> told(worker, ways, Objects.requireNonNull(clocks.get(worker)), moment),
            failures);
    return new Agreed(begins, starts, failures);
  }

  private Clock clock(int worker, Ways ways) throws IOException {
    return tried(
        () -> {
          long begun = nanos.getAsLong();
          try (Line line = greeted(worker, ways)) {
            Clock best = read(line);
            for (int i = 1; i < ROUND_TRIPS; i++) {
              Clock other = read(line);
              best = other.error() < best.error() ? other : best;
            }
            return new Clock(
                best.offset(), best.error(), best.wallOffset(), nanos.getAsLong() - begun);
          }
        });
  }

  private Clock read(Line line) throws IOException {
    long sent = nanos.getAsLong();
    String[] answer = answer(line, "clock", "clock");
    long received = nanos.getAsLong();
    long ours = epochNanos(wall.instant());
    long error = (received - sent + 1) / 2;
    long there = Long.parseLong(answer[1]);
    return new Clock(
        there - (sent + error), error, Long.parseLong(answer[2]) - (ours - error), error);
  }

  private static long epochNanos(Instant at) {
    return at.getEpochSecond() * NANOS_PER_SECOND + at.getNano();
  }

  private WorkerFigures.Start told(int worker, Ways ways, Clock clock, long moment)
      throws IOException {
    return tried(
        () -> {
          try (Line line = greeted(worker, ways)) {
            long sent = nanos.getAsLong();
            answer(line, "start " + (moment + clock.offset()), "starting");
            long read = sent + (nanos.getAsLong() - sent) / 2;
            return new WorkerFigures.Start(
                clock.error(), Math.max(0, read - moment), clock.wallOffset());
          }
        });
  }

  private Line greeted(int worker, Ways ways) throws IOException {
    Line line = ways.open(worker);
    try {
      String[] answer = answer(line, "loadline/1 " + run, "worker");
      if (!answer[1].equals(Integer.toString(worker))) {
        throw new IOException("it is worker " + answer[1] + ", and not " + worker);
      }
      return line;
    } catch (IOException | RuntimeException e) {
      line.close();
      throw e;
    }
  }

  private static String[] answer(Line line, String question, String expected) throws IOException {
    String answer = line.ask(question);
    String[] words = answer.split(" ", -1);
    int count = expected.equals("clock") ? 3 : 2;
    if (!words[0].equals(expected) || words.length != count) {
      throw new IOException("it answers \"" + answer + "\" to \"" + question + "\"");
    }
    return words;
  }

  @FunctionalInterface
  private interface Attempt<T> {
    T run() throws IOException;
  }

  /** A connection by way of an API server may break at any time. */
  private static <T> T tried(Attempt<T> attempt) throws IOException {
    IOException first = null;
    for (int i = 0; i < ATTEMPTS; i++) {
      try {
        return attempt.run();
      } catch (NumberFormatException e) {
        throw new IOException("what it answers is no time: " + e.getMessage(), e);
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    throw first == null ? new IOException("it was not tried") : first;
  }
}
