package io.loadline.testkit;

import io.loadline.plan.TimedPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * The only worker of a server: a request waits for those before it, and then takes a time that a
 * seed draws, in two halves. Keeps its own stamps of each measured request, as a server does that
 * tells its times.
 */
public final class TimedWorker implements AutoCloseable {
  /**
   * Stamps of one request, on the clock of {@link System#nanoTime}.
   *
   * @param late how much longer than programmed it took, in ns: what the host did to it
   */
  public record Noted(long received, long begun, long half, long ended, long late) {
    /** A part of its time, in ns; the halves are a language model's prefill and decode. */
    public long of(TimedPart part) {
      return switch (part) {
        case QUEUE -> begun - received;
        case PREFILL -> half - begun;
        case DECODE -> ended - half;
        case COMPUTE -> ended - begun;
        case TOTAL -> ended - received;
        case PREPARE, UPSTREAM -> throw new IllegalArgumentException("nobody notes " + part);
      };
    }

    /** The same of a server whose clock counts so much more for its compute. */
    public Noted endedLaterBy(long nanos) {
      return new Noted(received, begun, half + nanos / 2, ended + nanos, late);
    }
  }

  /** What is written, by the worker. */
  @FunctionalInterface
  public interface Answer {
    /** Half of the work is done. */
    default void half() throws IOException {
      // most answers come whole
    }

    /** All of it is done. */
    void whole(Noted told) throws IOException;
  }

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "timed-worker"));
  private final Map<Integer, Noted> notes = new ConcurrentHashMap<>();
  private final SplittableRandom random;
  private final long shortest;
  private final long longest;
  private final UnaryOperator<Noted> telling;

  /**
   * Times in ns are drawn evenly from the shortest up to the longest.
   *
   * @param telling what an answer is told of what was noted
   */
  public TimedWorker(long seed, long shortest, long longest, UnaryOperator<Noted> telling) {
    this.random = new SplittableRandom(seed);
    this.shortest = shortest;
    this.longest = longest;
    this.telling = telling;
  }

  /**
   * A request has been read whole; returns at once.
   *
   * @param number of a measured request; less than 0 for one of which nothing is noted
   */
  public void take(int number, Answer answer) {
    long received = System.nanoTime();
    thread.execute(
        () -> {
          try {
            work(number, received, answer);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** As {@link #take}, but returns when it is answered. */
  public void serve(int number, Answer answer) throws IOException, InterruptedException {
    long received = System.nanoTime();
    Callable<Boolean> work =
        () -> {
          work(number, received, answer);
          return true;
        };
    try {
      thread.submit(work).get();
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }

  private void work(int number, long received, Answer answer) throws IOException {
    long begun = System.nanoTime();
    long programmed = random.nextLong(shortest, longest);
    long half = parkedUntil(begun + programmed / 2);
    answer.half();
    long ended = parkedUntil(begun + programmed);
    Noted noted = new Noted(received, begun, half, ended, ended - begun - programmed);
    if (number >= 0) {
      notes.put(number, noted);
    }
    answer.whole(telling.apply(noted));
  }

  private static long parkedUntil(long due) {
    long now = System.nanoTime();
    while (now < due) {
      LockSupport.parkNanos(due - now);
      now = System.nanoTime();
    }
    return now;
  }

  /** Of a request that was answered. */
  public Noted noted(int number) {
    return Objects.requireNonNull(notes.get(number), () -> "#" + number + " was never served");
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
