package io.loadline.codec;

import io.loadline.plan.LoadPlan;
import io.loadline.result.ClusterResult;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.RequestCounts;
import io.loadline.result.RequestTimes;
import io.loadline.result.RunExecution;
import io.loadline.result.RunResult;
import io.loadline.result.ServerResult;
import io.loadline.result.StreamResult;
import io.loadline.result.TimeSeries;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All of a result but the plan. */
record ResultContent(
    RunExecution execution,
    RequestCounts counts,
    RequestTimes times,
    TimeSeries series,
    @Nullable StreamResult stream,
    @Nullable ClusterResult cluster,
    ServerResult server) {
  /**
   * Of a result.
   *
   * @param mask of the samples of failed answers
   */
  static ResultContent of(RunResult result, UnaryOperator<String> mask) {
    return new ResultContent(
        result.execution(),
        masked(result.counts(), mask),
        result.times(),
        result.series(),
        result.stream(),
        result.cluster(),
        result.server());
  }

  static RequestCounts masked(RequestCounts counts, UnaryOperator<String> mask) {
    OutcomeCounts masked = counts.outcomes().withSamples(mask);
    return new RequestCounts(
        counts.sent(), masked, counts.laggedTimeouts(), counts.refused(), counts.exceedances());
  }

  /** What came of a plan. */
  RunResult of(LoadPlan plan) {
    return new RunResult(plan, execution, counts, times, series, stream, cluster, server);
  }
}
