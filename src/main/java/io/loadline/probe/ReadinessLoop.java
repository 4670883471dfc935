package io.loadline.probe;

import io.loadline.result.NotReadyException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Checks again and again until nothing is in the way: the one loop by which a gate waits, for a
 * model that it probes and for objects of a cluster. Says what it waits for, gives up where more
 * time would not help, and keeps the deadline.
 */
public final class ReadinessLoop {
  private final ReadinessClock clock;
  private final Consumer<String> progress;

  /**
   * A loop by a clock.
   *
   * @param progress is told what is in the way, one line each time that this changes, and again
   *     after each 15 s of silence; also from another thread, never from two at once
   */
  public ReadinessLoop(ReadinessClock clock, Consumer<String> progress) {
    this.clock = clock;
    this.progress = progress;
  }

  /** What is waited for. Remembers what it has seen; for one wait. */
  public interface Check {
    /**
     * Looks whether it is ready now.
     *
     * @param deadline by the loop's clock; who has no time left to look says again what it saw last
     * @return what is in the way; empty when nothing is
     */
    Optional<Reason> run(long deadline) throws InterruptedException;

    /** The failure, where more time would not help after what was just seen; else empty. */
    Optional<NotReadyException> hopeless();

    /** The failure, the time being up. */
    NotReadyException timedOut();

    /**
     * Lets time pass until it is worth to look again.
     *
     * @param left until the deadline, in ns; more than 0
     */
    void pause(long left) throws InterruptedException;
  }

  /**
   * What is in the way.
   *
   * @param key the same while the same is in the way, though its words may change
   * @param text for people: who is waited for, and what was seen of it
   */
  public record Reason(String key, String text) {}

  /**
   * The time of a wait.
   *
   * @param start from which it counts, by the loop's clock
   * @param deadline at which it ends
   * @param timeout between the two, as people are told
   */
  public record Limit(long start, long deadline, Duration timeout) {
    static Limit of(long start, Duration timeout) {
      return new Limit(start, start + timeout.toNanos(), timeout);
    }
  }

  /**
   * Returns as soon as nothing is in the way.
   *
   * @param unanswered what is in the way until the first look has ended
   * @throws NotReadyException at the deadline, or where more time would not help
   * @throws InterruptedException when the thread is told to stop
   */
  public void await(Check check, Limit limit, String unanswered) throws InterruptedException {
    WaitAnnouncer announcer = new WaitAnnouncer(progress, limit, unanswered, clock.now());
    ReadinessClock.Ticking ticking = clock.ticker().start(() -> announcer.tick(clock.now()));
    try {
      run(check, limit.deadline(), announcer);
    } finally {
      ticking.close();
      announcer.end();
    }
  }

  private void run(Check check, long deadline, WaitAnnouncer announcer)
      throws InterruptedException {
    Optional<Reason> reason = check.run(deadline);
    while (reason.isPresent()) {
      Optional<NotReadyException> hopeless = check.hopeless();
      if (hopeless.isPresent()) {
        throw hopeless.get();
      }
      long now = clock.now();
      announcer.waitsFor(reason.get(), now);
      if (now >= deadline) {
        throw check.timedOut();
      }
      check.pause(deadline - now);
      reason = check.run(deadline);
    }
  }

  /**
   * What a wait knows of time.
   *
   * @param nanos monotonic
   */
  public record ReadinessClock(LongSupplier nanos, Sleeper sleeper, Ticker ticker) {
    @FunctionalInterface
    public interface Sleeper {
      void sleep(long nanos) throws InterruptedException;
    }

    /** Calls something once a second, beside the thread that waits. */
    @FunctionalInterface
    public interface Ticker {
      Ticking start(Runnable tick);
    }

    @FunctionalInterface
    public interface Ticking {
      void close();
    }

    /** One that really sleeps, and ticks by a thread that keeps no JVM alive. */
    public static ReadinessClock of(LongSupplier nanos) {
      return new ReadinessClock(nanos, TimeUnit.NANOSECONDS::sleep, ReadinessClock::onThread);
    }

    long now() {
      return nanos.getAsLong();
    }

    private static Ticking onThread(Runnable tick) {
      ScheduledExecutorService executor =
          Executors.newSingleThreadScheduledExecutor(ReadinessClock::daemon);
      ScheduledFuture<?> ticks = executor.scheduleAtFixedRate(tick, 1, 1, TimeUnit.SECONDS);
      return () -> {
        ticks.cancel(false);
        executor.shutdownNow();
      };
    }

    private static Thread daemon(Runnable work) {
      Thread thread = new Thread(work, "loadline-ready");
      thread.setDaemon(true);
      return thread;
    }
  }

  /** The message of a wait that failed: a headline, then facts, one a line. */
  public static final class FailureText {
    private final StringBuilder text;

    public FailureText(String headline) {
      text = new StringBuilder(headline);
    }

    /** Adds {@code name value} as a line. */
    public FailureText fact(String name, String value) {
      text.append("\n  ").append(String.format("%-8s ", name)).append(value);
      return this;
    }

    /** Adds a line for each value, the name before the first only; nothing for none. */
    public FailureText facts(String name, List<String> values) {
      for (int i = 0; i < values.size(); i++) {
        fact(i == 0 ? name : "", values.get(i));
      }
      return this;
    }

    public NotReadyException exception() {
      return new NotReadyException(text.toString());
    }
  }
}
