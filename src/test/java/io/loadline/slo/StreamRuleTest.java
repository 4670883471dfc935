package io.loadline.slo;

import static io.loadline.testkit.Plans.constant;
import static io.loadline.testkit.Plans.upper;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Bound;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Metric;
import io.loadline.plan.Metric.Kind;
import io.loadline.plan.Objective;
import io.loadline.result.RunResult;
import io.loadline.testkit.StreamSimulation;
import org.junit.jupiter.api.Test;

/** Goodput and rates of streams, and what is noted of them; as in {@link StreamJudgeTest}. */
class StreamRuleTest {
  private static final long MILLI = StreamSimulation.MILLI;
  private static final Metric TTFT_P95 = Metric.percentile(Kind.TTFT_PERCENTILE, 95);

  @Test
  void a_stream_of_messages_without_any_has_no_message() {
    Objective rate = upper(Metric.of(Kind.OUTPUT_TOKENS_PER_SECOND), 9_999);
    assertThat(text(StreamSimulation.of(constant(10), rate).ofMessages().tokens(0).run()))
        .isEqualTo("FAIL null no message came");
  }

  @Test
  void goodput_that_only_our_lag_keeps_from_its_limit_is_invalid_on_both_sides() {
    GoodputLimits first =
        new GoodputLimits(150 * MILLI, GoodputLimits.NO_LIMIT, GoodputLimits.NO_LIMIT);
    String lag = "our own lag explains it";
    assertThat(late(first, lower(Metric.of(Kind.GOODPUT), 0.99)))
        .startsWith("INVALID 0.9")
        .endsWith(lag);
    assertThat(late(first, upper(Metric.of(Kind.GOODPUT), 0.99)))
        .startsWith("INVALID 0.9")
        .endsWith(lag);
    assertThat(late(first, lower(Metric.of(Kind.GOODPUT), 0.5))).startsWith("PASS 0.9");
    assertThat(late(first, upper(Metric.of(Kind.GOODPUT), 0.5))).startsWith("FAIL 0.9");
  }

  private static String late(GoodputLimits limits, Objective objective) {
    return text(
        StreamSimulation.of(constant(10), objective).goodput(limits).pausing(900 * MILLI).run());
  }

  /** One in a hundred may be a slip of some clock. */
  @Test
  void timings_are_noted_where_our_clock_contradicts_more_than_a_hundredth_of_them() {
    Objective mean = upper(Metric.of(Kind.ITL_MEAN), 100);
    StreamSimulation counted = StreamSimulation.of(constant(10), mean).usage(13);
    assertThat(ServerNotes.of(counted.toldByLlamaCpp(150, 100).silentAbout(99).run())).isEmpty();
    assertThat(ServerNotes.of(counted.silentAbout(98).run()))
        .containsExactly(
            "the server tells more time than 2 of 2 requests took by our clock or its own total: its"
                + " timings are not used");
    assertThat(ServerNotes.of(counted.toldByLlamaCpp(50, 100).run())).isEmpty();
  }

  @Test
  void only_what_is_so_is_noted_of_streams() {
    RunResult counted = StreamSimulation.of(constant(10), upper(TTFT_P95, 100)).usage(13).run();
    assertThat(ServerNotes.of(counted)).isEmpty();
    RunResult chunks = StreamSimulation.of(constant(10), upper(TTFT_P95, 100)).run();
    assertThat(ServerNotes.of(chunks))
        .containsExactly(
            "the server counted the tokens of none of the 100 answers: their chunks were counted");
    Objective mean = upper(Metric.of(Kind.ITL_MEAN), 100);
    assertThat(ServerNotes.of(StreamSimulation.of(constant(10), mean).usage(13).run())).isEmpty();
    RunResult messages = StreamSimulation.of(constant(10), upper(TTFT_P95, 100)).ofMessages().run();
    assertThat(ServerNotes.of(messages)).isEmpty();
  }

  private static Objective lower(Metric metric, double limit) {
    return new Objective(metric, Bound.LOWER, limit);
  }

  private static String text(RunResult run) {
    ObjectiveVerdict first = Judge.judge(run).objectives().get(0);
    return (first.verdict() + " " + first.observed() + " " + first.reason()).strip();
  }
}
