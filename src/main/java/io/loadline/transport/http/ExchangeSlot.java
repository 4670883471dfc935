package io.loadline.transport.http;

import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.Exchange;
import io.loadline.transport.answer.AnswerCheck;
import io.loadline.transport.answer.KeptBody;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import io.loadline.transport.answer.UnjudgedAnswers;
import io.loadline.transport.answer.UnjudgedAnswers.AnswerRoom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A place for one request at a time, which goes on while its last answer is being judged. */
abstract class ExchangeSlot {
  final ResponseDecoder decoder;
  Exchange exchange;
  private final ConnectionSettings talk;
  private final HeadTimings timings;

  ExchangeSlot(ConnectionSettings talk) {
    this.talk = talk;
    AnswerRoom room = room();
    this.exchange = room.exchange();
    this.timings = new HeadTimings(talk.timings(), exchange);
    this.decoder = new ResponseDecoder(talk.headOnly(), room.body(), timings);
  }

  private AnswerRoom room() {
    Exchange fresh = new Exchange();
    return new AnswerRoom(fresh, talk.room(fresh));
  }

  /** Gives away the answer that has just come, to be judged elsewhere. */
  AnswerRoom leaveRoom(UnjudgedAnswers unjudged) {
    AnswerRoom fresh = unjudged.next(this::room);
    AnswerRoom left = new AnswerRoom(exchange, decoder.exchangeBody(fresh.body()));
    exchange = fresh.exchange();
    timings.of(exchange);
    return left;
  }

  /**
   * What an answer amounts to that is not whole when the connection ends.
   *
   * @param begun whether any of it came
   */
  Answer cutOff(boolean begun, String why) {
    if (begun && decoder.body().hasFailed()) {
      return decoder.body().error();
    }
    return begun
        ? new Answer(Outcome.TRUNCATED, "the connection ended within the answer: " + why)
        : new Answer(Outcome.RESET, "no answer: " + why);
  }

  /**
   * What the whole answer amounts to.
   *
   * @return null where it takes long to find out
   */
  @Nullable Answer judgedAtOnce() {
    return talk.judgesElsewhere(decoder.body()) ? null : talk.judge(decoder.head(), decoder.body());
  }

  /** What {@link #judgedAtOnce} did not want to find out, for another thread. */
  Supplier<Answer> judgement() {
    KeptBody body = decoder.body();
    AnswerCheck check = talk.check();
    int status = decoder.head().status();
    ContentType type = decoder.head().fields().type();
    String coding = decoder.head().fields().coding();
    return () -> body.judgedBy(check, status, type, coding);
  }
}
