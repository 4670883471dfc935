package io.loadline.slo;

import io.loadline.plan.Metric;
import io.loadline.result.Distribution;
import io.loadline.result.Exceedance;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;
import java.util.List;

/**
 * What a rank is taken of.
 *
 * @param total how many there are, attempts without a value included: they are beyond any
 * @param missing what is missing when there are none
 * @param values those that have one
 * @param proof no larger, rank by rank, than the values with our own lag taken off
 * @param lag that may be in the values beyond that in {@code proof}, in ns
 * @param exceedances those beyond each limit
 * @param ownFault how many of them have no value through our own fault
 */
record RankedSample(
    long total,
    Cause missing,
    Distribution values,
    Distribution proof,
    long lag,
    List<Exceedance> exceedances,
    long ownFault) {
  static RankedSample of(Metric metric, RunResult run) {
    StreamResult stream = run.stream();
    if (metric.kind().isLatency() || stream == null) {
      return responses(run);
    }
    return switch (metric.kind().subject()) {
      case FIRST_TOKEN -> firsts(run, stream);
      case TOKEN -> perToken(run, stream);
      default -> gaps(stream);
    };
  }

  private static RankedSample responses(RunResult run) {
    // Of a load that was lost no service times came.
    boolean known = run.hasServiceTimes();
    return new RankedSample(
        run.outcomes().total(),
        Cause.NO_REQUEST,
        run.response(),
        known ? run.service() : run.response(),
        known ? 0 : run.lag().max(),
        run.exceedances(),
        Judge.ownFault(run));
  }

  private static RankedSample firsts(RunResult run, StreamResult stream) {
    return new RankedSample(
        run.outcomes().errors() + stream.first().count(),
        Cause.NO_TOKEN,
        stream.first(),
        stream.first(),
        run.lag().max(),
        stream.firstExceedances(),
        Judge.ownFault(run));
  }

  private static RankedSample perToken(RunResult run, StreamResult stream) {
    return new RankedSample(
        run.outcomes().errors() + stream.perToken().count(),
        Cause.NO_SECOND_TOKEN,
        stream.perToken(),
        stream.perToken(),
        0,
        stream.perTokenExceedances(),
        Judge.ownFault(run));
  }

  private static RankedSample gaps(StreamResult stream) {
    return new RankedSample(
        stream.gap().count(),
        Cause.NO_SECOND_TOKEN,
        stream.gap(),
        stream.gap(),
        0,
        stream.gapExceedances(),
        0);
  }

  long rank(Metric metric) {
    return metric.kind().isMax() ? total : Distribution.rank(metric.percentile(), total);
  }

  Exceedance exceedance(long limitNanos) {
    return exceedances.stream()
        .filter(each -> each.limitNanos() == limitNanos)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no limit of this run: " + limitNanos));
  }
}
