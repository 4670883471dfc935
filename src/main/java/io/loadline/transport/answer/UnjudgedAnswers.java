package io.loadline.transport.answer;

import io.loadline.transport.Answer;
import io.loadline.transport.Exchange;
import io.loadline.transport.Transport.Pacer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one loop that are whole and wait to be judged by another thread, so that looking
 * at one delays neither the others nor the next request: a connection goes on with another room
 * meanwhile. For the loop's thread.
 */
public final class UnjudgedAnswers {
  /** To look at fewer bytes takes less time than to hand them to another thread is worth. */
  static final int WORTH_IT = 64 * 1024;

  private static final long LONGEST_END = TimeUnit.SECONDS.toNanos(10);
  private static final long POLL = TimeUnit.MILLISECONDS.toNanos(1);

  private final CheckThread thread;
  private final Runnable wakeup;
  private final Pacer pacer;
  private final LongSupplier nanos;
  private final Queue<Verdict> verdicts = new ConcurrentLinkedQueue<>();
  private final Set<AnswerRoom> waiting = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ArrayDeque<AnswerRoom> spare = new ArrayDeque<>();

  /** An exchange and the room for its answer, which stay together. */
  public record AnswerRoom(Exchange exchange, KeptBody body) {}

  private record Verdict(AnswerRoom room, @Nullable Answer answer, @Nullable Throwable failure) {}

  /**
   * None so far.
   *
   * @param wakeup wakes the loop; called by the other thread
   * @param pacer told what the answers amount to
   * @param nanos {@link System#nanoTime}
   */
  public UnjudgedAnswers(CheckThread thread, Runnable wakeup, Pacer pacer, LongSupplier nanos) {
    this.thread = thread;
    this.wakeup = wakeup;
    this.pacer = pacer;
    this.nanos = nanos;
  }

  /** A room in place of one whose answer is to be judged. */
  public AnswerRoom next(Supplier<AnswerRoom> maker) {
    AnswerRoom known = spare.pollFirst();
    return known == null ? maker.get() : known;
  }

  /**
   * Tells the pacer that an answer is whole, and has it judged by another thread; where too much
   * waits for that already, by this one.
   *
   * @param room of the answer, which nobody else uses any more
   * @param heldUp told how long the loop was busy with it, in ns
   */
  public void judge(AnswerRoom room, Supplier<Answer> judge, LongConsumer heldUp) {
    pacer.answered(room.exchange);
    if (thread.submit(room.body.length(), () -> judge(room, judge))) {
      waiting.add(room);
      return;
    }
    long before = nanos.getAsLong();
    room.exchange.judged(judge.get());
    heldUp.accept(nanos.getAsLong() - before);
    recycle(room);
  }

  private void judge(AnswerRoom room, Supplier<Answer> judge) {
    try {
      verdicts.add(new Verdict(room, judge.get(), null));
    } catch (RuntimeException | Error e) {
      verdicts.add(new Verdict(room, null, e));
    }
    wakeup.run();
  }

  private void recycle(AnswerRoom room) {
    pacer.judged(room.exchange);
    room.body.clear();
    spare.addFirst(room);
  }

  public boolean hasVerdicts() {
    return !verdicts.isEmpty();
  }

  /** Tells the pacer of the answers that have been judged. */
  public void deliver() {
    for (Verdict next = verdicts.poll(); next != null; next = verdicts.poll()) {
      if (!waiting.remove(next.room)) {
        continue;
      }
      thread.release(next.room.body.length());
      if (next.answer == null) {
        throw new IllegalStateException("an answer could not be checked", next.failure);
      }
      next.room.exchange.judged(next.answer);
      recycle(next.room);
    }
  }

  /** The run is over: waits for what is being judged, but not for ever. */
  public void finish() {
    long end = nanos.getAsLong() + LONGEST_END;
    deliver();
    while (!waiting.isEmpty() && nanos.getAsLong() - end < 0) {
      LockSupport.parkNanos(POLL);
      deliver();
    }
    List<AnswerRoom> left = new ArrayList<>(waiting);
    waiting.clear();
    left.forEach(room -> thread.release(room.body.length()));
    for (AnswerRoom room : left) {
      Exchange exchange = room.exchange;
      exchange.judged(
          exchange.late("the answer was whole, but not looked at", exchange.stamps().done()));
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
    private boolean submit(long bytes, Runnable work) {
      if (held.addAndGet(bytes) > BUDGET) {
        held.addAndGet(-bytes);
        return false;
      }
      executor.execute(work);
      return true;
    }

    private void release(long bytes) {
      held.addAndGet(-bytes);
    }
  }
}
