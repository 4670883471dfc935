package io.loadline.transport;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one loop that are whole and wait to be judged by another thread, so that looking
 * at one delays neither the others nor the next request. For the loop's thread.
 */
public final class UnjudgedAnswers {
  /** To look at fewer bytes takes less time than to hand them to another thread is worth. */
  public static final int WORTH_IT = 64 * 1024;

  private static final long LONGEST_END = TimeUnit.SECONDS.toNanos(10);
  private static final long POLL = TimeUnit.MILLISECONDS.toNanos(1);

  private final CheckThread thread;
  private final Runnable wakeup;
  private final LongSupplier nanos;
  private final Queue<Verdict> verdicts = new ConcurrentLinkedQueue<>();
  private final IdentityHashMap<Exchange, Waiting> waiting = new IdentityHashMap<>();

  private record Waiting(long bytes, Runnable recycle) {}

  private record Verdict(Exchange exchange, @Nullable Answer answer, @Nullable Throwable failure) {}

  /**
   * None so far.
   *
   * @param wakeup wakes the loop; called by the other thread
   * @param nanos {@link System#nanoTime}
   */
  public UnjudgedAnswers(CheckThread thread, Runnable wakeup, LongSupplier nanos) {
    this.thread = thread;
    this.wakeup = wakeup;
    this.nanos = nanos;
  }

  /**
   * Has an answer judged. The exchange comes back by {@link #deliver}.
   *
   * @param bytes how many are held until then
   * @param judge run by the other thread
   * @param recycle run by the loop once the verdict was told
   * @return false when too much waits already: then the loop has to judge itself
   */
  public boolean add(Exchange exchange, long bytes, Supplier<Answer> judge, Runnable recycle) {
    boolean taken = thread.submit(bytes, () -> judge(exchange, judge));
    if (taken) {
      waiting.put(exchange, new Waiting(bytes, recycle));
    }
    return taken;
  }

  private void judge(Exchange exchange, Supplier<Answer> judge) {
    try {
      verdicts.add(new Verdict(exchange, judge.get(), null));
    } catch (RuntimeException | Error e) {
      verdicts.add(new Verdict(exchange, null, e));
    }
    wakeup.run();
  }

  /** Whether there is something to be delivered. */
  public boolean hasVerdicts() {
    return !verdicts.isEmpty();
  }

  /** Tells the pacer of the exchanges whose answers have been judged. */
  public void deliver(Pacer pacer) {
    for (Verdict next = verdicts.poll(); next != null; next = verdicts.poll()) {
      Waiting known = waiting.remove(next.exchange);
      if (known == null) {
        continue;
      }
      thread.release(known.bytes);
      if (next.answer == null) {
        throw new IllegalStateException("an answer could not be checked", next.failure);
      }
      next.exchange.judged(next.answer);
      pacer.judged(next.exchange);
      known.recycle.run();
    }
  }

  /** The run is over: waits for what is being judged, but not for ever. */
  public void finish(Pacer pacer) {
    long end = nanos.getAsLong() + LONGEST_END;
    deliver(pacer);
    while (!waiting.isEmpty() && nanos.getAsLong() - end < 0) {
      LockSupport.parkNanos(POLL);
      deliver(pacer);
    }
    waiting.values().forEach(each -> thread.release(each.bytes));
    List<Exchange> left = new ArrayList<>(waiting.keySet());
    waiting.clear();
    for (Exchange exchange : left) {
      exchange.judged(exchange.late("the answer was whole, but not looked at", exchange.done()));
      pacer.judged(exchange);
    }
  }

  /**
   * Judges answers that take long to look at, beside the loops of a transport: one at a time, and
   * no more than {@value #BUDGET} bytes of them are waiting. Its thread ends when there is nothing
   * to do. Thread-safe.
   */
  public static final class CheckThread {
    /** 32 MiB: answers of the largest size that is kept, four of them. */
    static final long BUDGET = 32L * 1024 * 1024;

    private static final long KEEP_SECONDS = 10;

    private final AtomicLong held = new AtomicLong();
    private final ThreadPoolExecutor executor;

    public CheckThread() {
      executor =
          new ThreadPoolExecutor(
              1,
              1,
              KEEP_SECONDS,
              TimeUnit.SECONDS,
              new LinkedBlockingQueue<>(),
              CheckThread::thread);
      executor.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
      Thread thread = new Thread(work, "loadline-checks");
      thread.setDaemon(true);
      return thread;
    }

    /**
     * Does some work on an answer, after all that was given before.
     *
     * @param bytes what the answer holds in memory until they are released
     * @return false when too much waits already; then nothing is done
     */
    boolean submit(long bytes, Runnable work) {
      if (held.addAndGet(bytes) > BUDGET) {
        held.addAndGet(-bytes);
        return false;
      }
      executor.execute(work);
      return true;
    }

    /** What was submitted holds its bytes no more. */
    void release(long bytes) {
      held.addAndGet(-bytes);
    }
  }
}
