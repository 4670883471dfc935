package io.loadline.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.FigureMargin;
import io.loadline.plan.Metric;
import io.loadline.result.ComparedRuns;
import io.loadline.result.ComparedRuns.Sample;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Runs whose times are as before, of something else than before. */
class CollapseRuleTest {
  private static final String FIGURE = "latency-p99";
  private static final Judgment HOLDS =
      new Judgment(Verdict.PASS, "the objective holds", "", List.of(), List.of());

  private static Sample sample(double p99, double errors, double tokens, double rate) {
    Map<String, Double> figures = new TreeMap<>();
    figures.put(FIGURE, p99);
    figures.put(ComparedRuns.ERROR_RATIO, errors);
    figures.put(ComparedRuns.TOKENS_PER_ANSWER, tokens);
    figures.put(ComparedRuns.ACHIEVED_RATE, rate);
    return new Sample(figures, Map.of());
  }

  private static Judgment judged(Sample now) {
    List<Sample> before =
        DoubleStream.of(100, 101, 99.5, 100.2, 100.8)
            .mapToObj(p99 -> sample(p99, 0.005, p99 * 0.64, p99 / 2))
            .toList();
    List<FigureMargin> margins = List.of(new FigureMargin(Metric.percentile(99), 0.1, FIGURE));
    return BaselineRule.judge(
        HOLDS, new ComparedRuns("baselines/iris.json", 0.1, margins, before, List.of(now), ""));
  }

  @Test
  void what_is_alike_in_all_of_it_passes() {
    assertThat(judged(sample(100, 0.01, 64.5, 50.5)).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void more_errors_are_unlike() {
    assertThat(judged(sample(100, 0.03, 64, 50)).reason())
        .isEqualTo(
            "3.0 % of the requests failed, and 0.5 % at most in the baseline's runs: if that is meant,"
                + " record the baseline anew, else it is not the same that is measured");
  }

  @Test
  void half_the_tokens_are_unlike_and_no_improvement() {
    Judgment judged = judged(sample(100, 0, 32, 50));
    assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judged.headline()).isEqualTo("unlike the baseline; the objective holds");
    assertThat(judged.reason())
        .startsWith("there are 0.50 times as many tokens an answer as in the baseline's runs: if");
  }

  @Test
  void answers_without_any_token_are_unlike() {
    Judgment judged = judged(sample(100, 0, 0, 50));
    assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judged.reason())
        .startsWith("not every run has tokens an answer, as all of the baseline's have: if");
  }

  @Test
  void twice_the_tokens_and_half_the_load_are_unlike() {
    assertThat(judged(sample(100, 0, 128.4, 25)).reason())
        .startsWith(
            "there are 2.00 times as many tokens an answer as in the baseline's runs; there are 0.50"
                + " times as many requests a second as in the baseline's runs: if");
  }
}
