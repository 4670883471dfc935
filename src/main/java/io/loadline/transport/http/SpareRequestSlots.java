package io.loadline.transport.http;

import io.loadline.transport.Answer;
import io.loadline.transport.Exchange;
import io.loadline.transport.Pacer;
import io.loadline.transport.UnjudgedAnswers;
import io.loadline.transport.UnjudgedAnswers.CheckThread;
import io.loadline.transport.answer.KeptBody;
import java.util.ArrayDeque;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Rooms for answers beside those that the connections of a loop have, so that a connection is free
 * while its last answer is still being judged. For the loop's thread.
 */
public final class SpareRequestSlots {
  private final ArrayDeque<AnswerRoom> spare = new ArrayDeque<>();
  private final UnjudgedAnswers unjudged;
  private final Pacer pacer;

  private SpareRequestSlots(UnjudgedAnswers unjudged, Pacer pacer) {
    this.unjudged = unjudged;
    this.pacer = pacer;
  }

  /** Those of a loop, which {@code wakeup} wakes. */
  static SpareRequestSlots of(CheckThread checks, Runnable wakeup, Pacer pacer) {
    return new SpareRequestSlots(new UnjudgedAnswers(checks, wakeup, System::nanoTime), pacer);
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
    Exchange exchange = room.exchange();
    pacer.answered(exchange);
    if (unjudged.add(exchange, room.body().length(), judge, () -> recycle(room))) {
      return;
    }
    long before = System.nanoTime();
    exchange.judged(judge.get());
    heldUp.accept(System.nanoTime() - before);
    pacer.judged(exchange);
    recycle(room);
  }

  private void recycle(AnswerRoom room) {
    room.body().clear();
    spare.addFirst(room);
  }

  public boolean hasVerdicts() {
    return unjudged.hasVerdicts();
  }

  /** Tells the pacer of the answers that have been judged. */
  public void deliver() {
    if (unjudged.hasVerdicts()) {
      unjudged.deliver(pacer);
    }
  }

  /** The run is over. */
  public void finish() {
    unjudged.finish(pacer);
  }

  /** An exchange and the room for its answer, which stay together. */
  public record AnswerRoom(Exchange exchange, KeptBody body) {}
}
