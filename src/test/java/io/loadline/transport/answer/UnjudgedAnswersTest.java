package io.loadline.transport.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.Phase;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.Exchange;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.Transport.LoopConnections;
import io.loadline.transport.Transport.Pacer;
import io.loadline.transport.answer.UnjudgedAnswers.AnswerRoom;
import io.loadline.transport.answer.UnjudgedAnswers.CheckThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UnjudgedAnswersTest {
  private static final Answer REFUSED = new Answer(Outcome.EXPECTATION_FAILED, "id is absent");

  private final Semaphore wakeups = new Semaphore(0);
  private final List<Exchange> judged = new ArrayList<>();
  private final List<Long> heldUp = new ArrayList<>();

  private final Pacer pacer =
      new Pacer() {
        @Override
        public void ready(LoopConnections lane) {
          throw new AssertionError("nothing is driven");
        }

        @Override
        public long turn(long now) {
          return DONE;
        }

        @Override
        public void completed(Exchange exchange) {
          judged.add(exchange);
        }
      };

  private final UnjudgedAnswers answers =
      new UnjudgedAnswers(new CheckThread(), wakeups::release, pacer, System::nanoTime);

  private static AnswerRoom room(long sent, long done, int bytes) {
    KeptBody body = new KeptBody(bytes);
    body.add(new byte[bytes], 0, bytes);
    return new AnswerRoom(answered(sent, done), body);
  }

  private static AnswerRoom noRoom() {
    throw new AssertionError("one is spare");
  }

  private static Exchange answered(long sent, long done) {
    Exchange exchange = new Exchange();
    exchange.begin(0, Phase.MEASUREMENT, RequestStamps.onTime(sent), sent + 1_000);
    exchange.sent(sent);
    exchange.answered(done);
    return exchange;
  }

  @Test
  void a_verdict_comes_back_to_the_loop_and_changes_no_stamp() throws Exception {
    AnswerRoom room = room(100, 150, 10);
    answers.judge(room, () -> REFUSED, heldUp::add);
    wakeups.acquire();
    assertThat(answers.hasVerdicts()).isTrue();
    answers.deliver();
    Exchange exchange = room.exchange();
    assertThat(judged).containsExactly(exchange);
    assertThat(heldUp).isEmpty();
    assertThat(exchange.outcome()).isEqualTo(Outcome.EXPECTATION_FAILED);
    assertThat(exchange.detail()).isEqualTo("id is absent");
    assertThat(exchange.stamps().done()).isEqualTo(150);
    assertThat(exchange.stamps().wasSent()).isTrue();
  }

  @Test
  void a_room_whose_answer_was_judged_is_used_again_and_empty() throws Exception {
    AnswerRoom room = room(100, 150, 10);
    answers.judge(room, () -> REFUSED, heldUp::add);
    wakeups.acquire();
    answers.deliver();
    assertThat(answers.next(UnjudgedAnswersTest::noRoom)).isSameAs(room);
    assertThat(room.body().length()).isZero();
    AnswerRoom fresh = room(1, 2, 1);
    assertThat(answers.next(() -> fresh)).isSameAs(fresh);
  }

  @Test
  void what_is_beyond_the_budget_is_judged_by_the_loop_itself() {
    CountDownLatch held = new CountDownLatch(1);
    answers.judge(room(1, 2, (int) CheckThread.BUDGET), () -> after(held), heldUp::add);
    AnswerRoom beyond = room(1, 2, 1);
    answers.judge(beyond, () -> Answer.SUCCESS, heldUp::add);
    assertThat(judged).containsExactly(beyond.exchange());
    assertThat(heldUp).hasSize(1);
    held.countDown();
    answers.finish();
    assertThat(judged).hasSize(2);
    answers.judge(room(1, 2, 1), () -> Answer.SUCCESS, heldUp::add);
    assertThat(heldUp).as("there is room again").hasSize(1);
    answers.finish();
    assertThat(judged).hasSize(3);
  }

  private static Answer after(CountDownLatch latch) {
    try {
      latch.await();
      return Answer.SUCCESS;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void the_end_of_a_run_waits_for_what_is_being_judged() {
    for (int i = 0; i < 20; i++) {
      answers.judge(room(i, i + 5, 1), () -> Answer.SUCCESS, heldUp::add);
    }
    answers.finish();
    assertThat(judged).hasSize(20).allMatch(each -> each.outcome() == Outcome.SUCCESS);
  }

  @Test
  void a_check_that_breaks_ends_the_run_as_our_own_fault() throws Exception {
    answers.judge(
        room(1, 2, 1),
        () -> {
          throw new StackOverflowError("a regular expression");
        },
        heldUp::add);
    wakeups.acquire();
    assertThatThrownBy(answers::deliver)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an answer could not be checked")
        .hasCauseInstanceOf(StackOverflowError.class);
  }

  @Test
  void the_time_in_which_the_loop_looked_itself_is_in_no_other_figure() {
    Exchange other = new Exchange();
    other.begin(0, Phase.MEASUREMENT, RequestStamps.onTime(100), 1_000);
    other.sent(100);
    other.heldUp(300);
    assertThat(other.deadline()).isEqualTo(1_300);
    other.answered(550);
    assertThat(other.stamps().done()).isEqualTo(250);
    other.begin(1, Phase.MEASUREMENT, RequestStamps.onTime(600), 1_600);
    other.sent(600);
    other.heldUp(300);
    other.answered(700);
    assertThat(other.stamps().done()).as("never before it was sent").isEqualTo(600);
  }
}
