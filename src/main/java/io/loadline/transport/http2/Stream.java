package io.loadline.transport.http2;

import io.loadline.plan.Phase;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.Answer.FailureKind;
import io.loadline.transport.Exchange;
import io.loadline.transport.answer.KeptBody;
import io.loadline.transport.answer.UnjudgedAnswers;
import io.loadline.transport.answer.UnjudgedAnswers.AnswerRoom;
import io.loadline.transport.http2.ExchangeProtocol.HeaderFields;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A place for one request at a time: a stream while it is in flight. Reused, so that a request
 * allocates nothing.
 */
final class Stream {
  Exchange exchange;

  /** The place of the connection to be used first, which spreads requests evenly. */
  final int home;

  /** What carries it; null while it is free or waits. */
  @Nullable Http2Connection connection;

  boolean waiting;

  /** How often it went to another connection, since a server had not looked at it. */
  int moves;

  private final ExchangeProtocol dialogue;
  private KeptBody body;
  private int id;
  private HeaderFields head = HeaderFields.NONE;
  private HeaderFields trailers = HeaderFields.NONE;
  private byte[] unsent = NOTHING;
  private int sentBytes;
  private long window;
  private long unacknowledged;

  private static final byte[] NOTHING = new byte[0];

  Stream(int home, ExchangeProtocol dialogue) {
    this.home = home;
    this.dialogue = dialogue;
    AnswerRoom room = room();
    this.exchange = room.exchange();
    this.body = room.body();
  }

  private AnswerRoom room() {
    Exchange fresh = new Exchange();
    return new AnswerRoom(fresh, dialogue.room(fresh));
  }

  /** Gives away the answer that has just come, to be judged elsewhere. */
  AnswerRoom leaveRoom(UnjudgedAnswers unjudged) {
    AnswerRoom left = new AnswerRoom(exchange, body);
    AnswerRoom fresh = unjudged.next(this::room);
    exchange = fresh.exchange();
    body = fresh.body();
    return left;
  }

  void begin(int number, long sendWindow) {
    id = number;
    window = sendWindow;
    head = HeaderFields.NONE;
    trailers = HeaderFields.NONE;
    unsent = NOTHING;
    sentBytes = 0;
    unacknowledged = 0;
    body.clear();
  }

  int id() {
    return id;
  }

  boolean isBusy() {
    return waiting || connection != null;
  }

  /** Why it has no whole answer when its time is up. */
  Answer late(long now) {
    FailureKind seen = isHeard() ? FailureKind.INCOMPLETE : FailureKind.OTHER;
    return body.late(isHeard(), exchange.late(seen, now));
  }

  /** Whether anything of the answer has come. */
  boolean isHeard() {
    return head.status() > 0;
  }

  /** Takes a block of fields; an interim answer is passed over. */
  void fields(HeaderFields fields, boolean last) throws ProtocolError {
    if (isHeard()) {
      if (!last) {
        throw ProtocolError.stream("a second head within an answer");
      }
      trailers = fields;
    } else if (fields.status() >= 200) {
      head = fields;
      dialogue.heard(head, body);
    } else if (last || fields.status() == 101) {
      throw ProtocolError.stream("status " + fields.status() + " as a whole answer");
    }
  }

  void data(byte[] bytes, int from, int to) throws ProtocolError {
    if (!isHeard()) {
      throw ProtocolError.stream("a body before its head");
    }
    body.add(bytes, from, to);
  }

  /**
   * What the whole answer amounts to; one without a head is none.
   *
   * @return null where it takes long to find out
   */
  @Nullable Answer judgedAtOnce() {
    if (isHeard() && dialogue.isCostly(body)) {
      return null;
    }
    return isHeard()
        ? dialogue.judge(exchange.phase(), head, trailers, body)
        : new Answer(Outcome.MALFORMED, "the stream ended without a head");
  }

  /** What {@link #judgedAtOnce} did not want to find out, for another thread. */
  Supplier<Answer> judgement() {
    Phase phase = exchange.phase();
    HeaderFields first = head;
    HeaderFields last = trailers;
    KeptBody whole = body;
    return () -> dialogue.judge(phase, first, last, whole);
  }

  /** It waits again, for another connection. */
  void moved() {
    moves++;
    waiting = true;
  }

  /** What an answer amounts to that is cut off; the server may have said before that it failed. */
  Answer cutOff(String why) {
    return body.hasFailed() ? body.error() : new Answer(Outcome.TRUNCATED, why);
  }

  /** The body goes out as the windows allow. */
  void unsent(byte[] bytes) {
    unsent = bytes;
  }

  int unsentBytes() {
    return unsent.length - sentBytes;
  }

  /** Writes what {@code allowed} and the stream's window permit, in one frame. */
  int putData(FrameWriter writer, int allowed) {
    int count = (int) Math.min(Math.min(unsentBytes(), allowed), window);
    if (count > 0) {
      boolean last = count == unsentBytes();
      writer.data(id, unsent, sentBytes, count, last);
      used(count);
      sentBytes += count;
    }
    return Math.max(0, count);
  }

  /** How much may be sent; negative after the server took a promise back. */
  long window() {
    return window;
  }

  void used(int bytes) {
    window -= bytes;
  }

  void widen(long bytes) {
    window += bytes;
  }

  /** Counts what came; returns how much is to be allowed again, 0 for not yet. */
  int received(int bytes) {
    unacknowledged += bytes;
    if (unacknowledged < ClientSettings.WINDOW / 2) {
      return 0;
    }
    int all = (int) unacknowledged;
    unacknowledged = 0;
    return all;
  }
}
