package io.loadline.transport.http2;

import io.loadline.transport.Answer;
import io.loadline.transport.Exchange;
import io.loadline.transport.answer.UnjudgedAnswers;
import io.loadline.transport.answer.UnjudgedAnswers.AnswerRoom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All streams of a loop, and which of them are free: one home after the other, and of each home the
 * stream that was used last, since a stream keeps room for the longest answer that it had.
 */
final class StreamPool {
  private final Stream[] all;
  private final UnjudgedAnswers unjudged;
  private final IdentityHashMap<Exchange, Stream> owners = new IdentityHashMap<>();
  private final List<ArrayDeque<Stream>> freeByHome = new ArrayList<>();
  private int nextHome;

  /** Streams whose homes are spread evenly over the places of connections. */
  StreamPool(int size, Http2ConnectionPool places, UnjudgedAnswers unjudged) {
    this.unjudged = unjudged;
    all = new Stream[size];
    for (int i = 0; i < size; i++) {
      all[i] = places.stream(i);
      owners.put(all[i].exchange, all[i]);
      freeOf(all[i].home).addLast(all[i]);
    }
  }

  private ArrayDeque<Stream> freeOf(int home) {
    while (freeByHome.size() <= home) {
      freeByHome.add(new ArrayDeque<>());
    }
    return freeByHome.get(home);
  }

  @Nullable Exchange free() {
    Stream first = first();
    return first == null ? null : first.exchange;
  }

  private @Nullable Stream first() {
    for (int i = 0; i < freeByHome.size(); i++) {
      Stream first = freeByHome.get((nextHome + i) % freeByHome.size()).peekFirst();
      if (first != null) {
        return first;
      }
    }
    return null;
  }

  /**
   * Takes the stream of a free exchange.
   *
   * @throws IllegalStateException when it is not free
   */
  Stream take(Exchange exchange) {
    Stream first = first();
    Stream stream = first != null && first.exchange == exchange ? first : owners.get(exchange);
    if (stream == null || !freeOf(stream.home).removeFirstOccurrence(stream)) {
      throw new IllegalStateException("the exchange is not free");
    }
    nextHome = (stream.home + 1) % freeByHome.size();
    return stream;
  }

  /**
   * Lets a stream go on without the answer that has just come, which takes long to judge.
   *
   * @param freed run as soon as the stream is free
   */
  void leave(Stream stream, long now, Runnable freed) {
    Supplier<Answer> judge = stream.judgement();
    AnswerRoom left = stream.leaveRoom(unjudged);
    left.exchange().answered(now);
    owners.remove(left.exchange());
    owners.put(stream.exchange, stream);
    release(stream);
    freed.run();
    unjudged.judge(left, judge, this::heldUp);
  }

  /** For a while nothing could be read of what came for those in flight. */
  private void heldUp(long nanos) {
    for (Stream stream : all) {
      if (stream.isBusy()) {
        stream.exchange.heldUp(nanos);
      }
    }
  }

  void release(Stream stream) {
    freeOf(stream.home).addFirst(stream);
  }

  /** Those to look through for what is due; not to be changed. */
  Stream[] all() {
    return all;
  }

  /** The earliest deadline of those in flight; {@link Long#MAX_VALUE} when none is. */
  long earliestDeadline() {
    long earliest = Long.MAX_VALUE;
    for (Stream stream : all) {
      if (stream.isBusy()) {
        earliest = Math.min(earliest, stream.exchange.deadline());
      }
    }
    return earliest;
  }
}
