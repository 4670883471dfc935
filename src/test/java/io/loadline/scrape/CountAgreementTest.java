package io.loadline.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.CountAgreement;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.testkit.SampleRun;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Of runs of 100 successes behind a warm-up of 10. */
class CountAgreementTest {
  private static CountAgreement agreement(SampleRun run, long... counted) {
    List<ServerCounters> since =
        Arrays.stream(counted)
            .mapToObj(each -> new ServerCounters(each, Map.of(), Map.of(), 0, 0))
            .toList();
    return new AgreementRule(run.build(), "").with(since);
  }

  private static SampleRun failed(Outcome outcome, long count) {
    return new SampleRun().outcome(outcome, count, Duration.ofSeconds(3), "seen");
  }

  @Test
  void what_was_sent_is_counted_with_the_warm_up() {
    assertThat(agreement(new SampleRun(), 110)).isEqualTo(new CountAgreement(110, 110, ""));
    assertThat(agreement(new SampleRun().warmup(0), 100).isReached()).isTrue();
  }

  @Test
  void processes_are_added_up() {
    assertThat(agreement(new SampleRun(), 60, 50).isReached()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "111 | the server counted 111 requests, 110 were ours: others call it, or a proxy tried"
            + " again",
        "1311 | the server counted 1,311 requests, 110 were ours: others call it, or a proxy tried"
            + " again",
        "109 | the server counted 109 requests, 110 were ours: it has more processes than"
            + " were asked, or what answers is not what is asked",
        "1 | the server counted 1 request, 110 were ours: it has more processes than were"
            + " asked, or what answers is not what is asked"
      })
  void one_too_many_or_too_few_is_another_load_or_process(long counted, String refused) {
    assertThat(agreement(new SampleRun(), counted).refused()).isEqualTo(refused);
  }

  @Test
  void behind_a_proxy_that_gave_up_a_server_may_have_answered() {
    assertThat(agreement(failed(Outcome.SERVER_ERROR, 2), 112).refused())
        .isEqualTo(
            "the server counted 112 requests, 110 were ours: others call it, a proxy tried again,"
                + " or it went on after a proxy's error");
  }

  @Test
  void pods_that_were_not_asked_are_the_reason_for_too_few() {
    String leftOut = AgreementRule.leftOut(Set.of("a:8000", "a:9091", "b:9091"), Set.of("a:9091"));
    AgreementRule rule = new AgreementRule(new SampleRun().build(), leftOut);
    ServerCounters half = new ServerCounters(55, Map.of(), Map.of(), 0, 0);

    assertThat(rule.with(List.of(half)).refused())
        .isEqualTo(
            "the server counted 55 requests, 110 were ours: 1 of 2 pods did not tell what the"
                + " others do");
    assertThat(rule.with(List.of(half, half)).isReached()).isTrue();
    assertThat(rule.with(List.of(half, half, half)).refused()).contains("others call it");
    assertThat(AgreementRule.leftOut(Set.of("a:8000", "a:9091"), Set.of("a:9091"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMEOUT", "RESET", "TRUNCATED", "CONNECT_FAILED"})
  void what_was_given_up_may_be_counted_or_not(Outcome outcome) {
    assertThat(agreement(failed(outcome, 1), 110).refused())
        .isEqualTo("1 request was given up, which servers count as they like");
    assertThat(agreement(failed(outcome, 3), 113).refused())
        .isEqualTo("3 requests were given up, which servers count as they like");
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPECTATION_FAILED", "ERROR_BODY", "MALFORMED"})
  void what_was_refused_here_was_answered_there(Outcome outcome) {
    assertThat(agreement(failed(outcome, 2), 112).refused())
        .isEqualTo("2 answers were not as expected, which the server does not know of");
  }

  @ParameterizedTest
  @EnumSource(names = {"REDIRECT", "CLIENT_ERROR", "SERVER_ERROR", "NOT_SENT"})
  void what_the_server_refused_is_no_obstacle(Outcome outcome) {
    assertThat(agreement(failed(outcome, 40), 110).isReached()).isTrue();
  }

  @Test
  void a_warm_up_that_failed_in_part_leaves_it_open() {
    assertThat(agreement(new SampleRun().warmup(new WarmupCounts(10, 8, 0)), 108).refused())
        .isEqualTo("2 requests of the warm-up failed, which servers count as they like");
  }

  @ParameterizedTest
  @EnumSource(names = {"HARD_END", "INTERRUPTED"})
  void a_run_that_did_not_end_claims_nothing(RunEnding ending) {
    assertThat(agreement(new SampleRun().ending(ending), 110).refused())
        .isEqualTo("the run did not come to its end");
  }

  @Test
  void a_counter_that_fell_is_of_another_process() {
    ServerCounters before = new ServerCounters(5, Map.of(), Map.of("a", 3L), 7, 9);
    List<ServerCounters> fallen =
        List.of(
            new ServerCounters(4, Map.of(), Map.of("a", 3L), 7, 9),
            new ServerCounters(5, Map.of(), Map.of("a", 2L), 7, 9),
            new ServerCounters(5, Map.of(), Map.of("a", 3L), 6, 9),
            new ServerCounters(5, Map.of(), Map.of("a", 3L), 7, 8),
            new ServerCounters(5, Map.of(), Map.of(), 7, 9));

    assertThat(before.minus(before)).isPresent();
    assertThat(fallen).allSatisfy(after -> assertThat(after.minus(before)).isEmpty());
    assertThat(agreement(new SampleRun()).refused())
        .isEqualTo("the server began anew while it was measured");
  }
}
