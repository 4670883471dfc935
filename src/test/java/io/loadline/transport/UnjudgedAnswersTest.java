package io.loadline.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.Phase;
import io.loadline.result.Outcome;
import io.loadline.transport.Transport.LoopConnections;
import io.loadline.transport.UnjudgedAnswers.CheckThread;
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
  private final List<String> recycled = new ArrayList<>();
  private final UnjudgedAnswers answers =
      new UnjudgedAnswers(new CheckThread(), wakeups::release, System::nanoTime);

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

  private static Exchange answered(long sent, long done) {
    Exchange exchange = new Exchange();
    exchange.begin(0, Phase.MEASUREMENT, sent, sent, sent + 1_000);
    exchange.sent(sent);
    exchange.answered(done);
    return exchange;
  }

  @Test
  void a_verdict_comes_back_to_the_loop_and_changes_no_stamp() throws Exception {
    Exchange exchange = answered(100, 150);
    assertThat(answers.add(exchange, 10, () -> REFUSED, () -> recycled.add("one"))).isTrue();
    wakeups.acquire();
    assertThat(answers.hasVerdicts()).isTrue();
    answers.deliver(pacer);
    assertThat(judged).containsExactly(exchange);
    assertThat(recycled).containsExactly("one");
    assertThat(exchange.outcome()).isEqualTo(Outcome.EXPECTATION_FAILED);
    assertThat(exchange.detail()).isEqualTo("id is absent");
    assertThat(exchange.done()).isEqualTo(150);
    assertThat(exchange.wasSent()).isTrue();
  }

  @Test
  void no_more_waits_than_the_budget_allows() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    assertThat(answers.add(answered(1, 2), CheckThread.BUDGET, () -> after(held), () -> {}))
        .isTrue();
    assertThat(answers.add(answered(1, 2), 1, () -> Answer.SUCCESS, () -> {})).isFalse();
    held.countDown();
    answers.finish(pacer);
    assertThat(judged).hasSize(1);
    assertThat(answers.add(answered(1, 2), 1, () -> Answer.SUCCESS, () -> {})).isTrue();
    answers.finish(pacer);
    assertThat(judged).hasSize(2);
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
      answers.add(answered(i, i + 5), 1, () -> Answer.SUCCESS, () -> recycled.add("again"));
    }
    answers.finish(pacer);
    assertThat(judged).hasSize(20).allMatch(each -> each.outcome() == Outcome.SUCCESS);
    assertThat(recycled).hasSize(20);
  }

  @Test
  void a_check_that_breaks_ends_the_run_as_our_own_fault() throws Exception {
    answers.add(
        answered(1, 2),
        1,
        () -> {
          throw new StackOverflowError("a regular expression");
        },
        () -> {});
    wakeups.acquire();
    assertThatThrownBy(() -> answers.deliver(pacer))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an answer could not be checked")
        .hasCauseInstanceOf(StackOverflowError.class);
  }

  @Test
  void the_time_in_which_the_loop_looked_itself_is_in_no_other_figure() {
    Exchange other = new Exchange();
    other.begin(0, Phase.MEASUREMENT, 100, 100, 1_000);
    other.sent(100);
    other.heldUp(300);
    assertThat(other.deadline()).isEqualTo(1_300);
    other.answered(550);
    assertThat(other.done()).isEqualTo(250);
    other.begin(1, Phase.MEASUREMENT, 600, 600, 1_600);
    other.sent(600);
    other.heldUp(300);
    other.answered(700);
    assertThat(other.done()).as("never before it was sent").isEqualTo(600);
  }
}
