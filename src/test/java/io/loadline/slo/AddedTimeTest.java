package io.loadline.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.slo.AddedTime.Effect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddedTimeTest {
  /** Whether added time may be why an upper limit is broken, a lower one, and why each is kept. */
  @ParameterizedTest
  @CsvSource({
    "RAISES,    true,  false, false, true",
    "LOWERS,    false, true,  true,  false",
    "EITHER,    true,  true,  true,  true",
    "RAISES_OR_OMITS, true, true, true, true",
    "TIMES_OUT, true,  false, false, true",
    "NOTHING,   false, false, false, false",
  })
  void an_effect_explains_a_verdict_on_its_side_of_the_limit_alone(
      Effect effect, boolean upperFail, boolean lowerFail, boolean upperPass, boolean lowerPass) {
    assertThat(effect.mayExplain(verdict(Bound.UPPER, Verdict.FAIL))).isEqualTo(upperFail);
    assertThat(effect.mayExplain(verdict(Bound.LOWER, Verdict.FAIL))).isEqualTo(lowerFail);
    assertThat(effect.mayExplain(verdict(Bound.UPPER, Verdict.PASS))).isEqualTo(upperPass);
    assertThat(effect.mayExplain(verdict(Bound.LOWER, Verdict.PASS))).isEqualTo(lowerPass);
    assertThat(effect.mayExplain(verdict(Bound.UPPER, Verdict.INVALID))).isFalse();
    assertThat(effect.mayExplain(verdict(Bound.LOWER, Verdict.INCONCLUSIVE))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "LATENCY_MEAN,             RAISES_OR_OMITS, RAISES_OR_OMITS",
    "LATENCY_MIN,              RAISES,    RAISES",
    "LATENCY_MAX,              RAISES,    RAISES",
    "LATENCY_PERCENTILE,       RAISES,    RAISES",
    "LATENCY_STDDEV,           EITHER,    EITHER",
    "TTFT_MEAN,                RAISES_OR_OMITS, RAISES_OR_OMITS",
    "TTFT_MAX,                 RAISES,    RAISES",
    "TTFT_PERCENTILE,          RAISES,    RAISES",
    "ITL_MEAN,                 RAISES_OR_OMITS, EITHER",
    "ITL_MAX,                  RAISES_OR_OMITS, EITHER",
    "ITL_PERCENTILE,           RAISES_OR_OMITS, EITHER",
    "TPOT_MEAN,                RAISES_OR_OMITS, EITHER",
    "TPOT_MAX,                 RAISES,    EITHER",
    "TPOT_PERCENTILE,          RAISES,    EITHER",
    "SERVER_QUEUE_MEAN,        RAISES_OR_OMITS, RAISES_OR_OMITS",
    "SERVER_QUEUE_PERCENTILE,  RAISES,    RAISES",
    "SERVER_PREFILL_MEAN,      RAISES_OR_OMITS, RAISES_OR_OMITS",
    "SERVER_DECODE_MEAN,       RAISES_OR_OMITS, RAISES_OR_OMITS",
    "SERVER_COMPUTE_MEAN,      RAISES_OR_OMITS, RAISES_OR_OMITS",
    "SERVER_COMPUTE_MAX,       RAISES,    RAISES",
    "ERROR_COUNT,              TIMES_OUT, TIMES_OUT",
    "ERROR_RATE,               TIMES_OUT, TIMES_OUT",
    "REQUEST_COUNT,            LOWERS,    LOWERS",
    "THROUGHPUT,               LOWERS,    LOWERS",
    "OUTPUT_TOKENS_PER_SECOND, LOWERS,    LOWERS",
    "GOODPUT,                  LOWERS,    EITHER",
  })
  void each_kind_of_metric_has_its_row(Metric.Kind kind, Effect slowdown, Effect pause) {
    assertThat(AddedTime.on(kind)).isEqualTo(new AddedTime(slowdown, pause));
  }

  private static ObjectiveVerdict verdict(Bound bound, Verdict verdict) {
    Objective objective = new Objective(Metric.of(Metric.Kind.LATENCY_MEAN), bound, 20);
    return new ObjectiveVerdict(objective, 20.0, 100, verdict, Cause.NONE);
  }
}
