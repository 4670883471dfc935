package io.loadline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Phase;
import io.loadline.result.AnswerNote;
import io.loadline.result.Outcome;
import org.junit.jupiter.api.Test;

class ExchangeTest {
  private final Exchange exchange = new Exchange();

  ExchangeTest() {
    exchange.begin(1, Phase.MEASUREMENT, RequestStamps.onTime(0), 1_000);
  }

  @Test
  void what_is_not_there_by_its_deadline_has_timed_out() {
    assertThat(exchange.late("no answer", 1_000).detail())
        .isEqualTo("no answer before the time-out");
  }

  @Test
  void a_note_is_of_one_answer_only() {
    exchange.end(Answer.noted(AnswerNote.NOT_UTF8, "here"), 5);
    assertThat(exchange.note()).isEqualTo(AnswerNote.NOT_UTF8);
    assertThat(exchange.detail()).isEqualTo("here");
    exchange.begin(2, Phase.MEASUREMENT, RequestStamps.onTime(0), 1_000);
    exchange.end(Answer.SUCCESS, 6);
    assertThat(exchange.note()).isNull();
  }

  @Test
  void a_refusal_is_of_one_answer_only() {
    exchange.end(Answer.failed(Outcome.SERVER_ERROR, "status 503", true), 5);
    assertThat(exchange.wasRefused()).isTrue();
    exchange.begin(2, Phase.MEASUREMENT, RequestStamps.onTime(0), 1_000);
    assertThat(exchange.wasRefused()).isFalse();
  }

  @Test
  void while_the_loop_is_busy_nobody_reads_what_comes_for_one_answer_only() {
    exchange.heldUp(300);
    exchange.heldUp(40);
    assertThat(exchange.timings().unread()).isEqualTo(340);
    exchange.begin(2, Phase.MEASUREMENT, RequestStamps.onTime(0), 1_000);
    assertThat(exchange.timings().unread()).isZero();
  }

  @Test
  void an_answer_that_is_judged_later_may_be_a_refusal() {
    exchange.answered(5);
    exchange.judged(Answer.failed(Outcome.CLIENT_ERROR, "status 429", true));
    assertThat(exchange.wasRefused()).isTrue();
  }

  @Test
  void what_is_cut_off_earlier_is_not_said_to_have_timed_out() {
    assertThat(exchange.late("no answer", 999).detail())
        .isEqualTo("no answer before the run was ended");
  }
}
