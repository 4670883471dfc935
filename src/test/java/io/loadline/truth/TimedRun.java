package io.loadline.truth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.TimedPart;
import io.loadline.result.Distribution;
import io.loadline.result.RequestTimings;
import io.loadline.result.TailRequest;
import io.loadline.result.TailTimes;
import io.loadline.testkit.CapturingTransport.Stamps;
import io.loadline.testkit.TimedWorker;
import io.loadline.testkit.TimedWorker.Noted;
import java.util.List;

/** A run of which the server told its times, held to what its worker noted of each request. */
record TimedRun(RealRun run, TimedWorker worker, List<TimedPart> parts) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** A bucket of the histogram: 64 ns, or so much of the time; below 1 ms up to a second. */
  private static final double BUCKET = 0.001;

  private static final long BELOW = -100_000;
  private static final long BEYOND = 2_000_000;

  private RequestTimings timings() {
    return requireNonNull(run.result().server().requests(), "the server told nothing");
  }

  private Noted noted(long number) {
    return worker.noted((int) number);
  }

  /** Each part is recorded of each request, and its percentiles are those of the notes. */
  void assertParts() {
    assertThat(timings().told()).as("requests it told of").isEqualTo(run.requests());
    assertThat(timings().contradicted()).as("contradicted").isZero();
    assertThat(timings().parts()).containsOnlyKeys(parts);
    for (TimedPart part : parts) {
      Distribution recorded = requireNonNull(timings().parts().get(part)).times();
      assertThat(recorded.count()).as("%s told", part).isEqualTo(run.requests());
      long[] all = run.sorted(number -> noted(number).of(part));
      for (double percentile : new double[] {50, 99, 100}) {
        double truth = all[(int) Distribution.rank(percentile, all.length) - 1];
        assertThat((double) recorded.percentile(percentile))
            .as("p%s of %s", percentile, part)
            .isCloseTo(truth, within(64 + BUCKET * truth));
      }
    }
  }

  /** All are among the slowest that are kept: so few were sent. */
  void assertJoined() {
    List<TailRequest> tail = timings().tail().requests();
    assertThat(run.requests()).isLessThanOrEqualTo(TailTimes.MOST);
    assertThat(tail).extracting(each -> each.request().index()).doesNotHaveDuplicates();
    assertThat(tail).hasSize(run.requests());
    tail.forEach(this::assertJoined);
  }

  private void assertJoined(TailRequest each) {
    long number = each.request().index();
    Stamps ours = run.stamps((int) number);
    Noted noted = noted(number);
    String request = "#" + number;
    assertThat(each.request().responseNanos()).as(request).isEqualTo(ours.done() - ours.intended());
    assertThat(each.lagNanos()).as(request).isEqualTo(ours.fired() - ours.intended());
    assertThat(each.waitNanos()).as(request).isEqualTo(ours.sent() - ours.fired());
    assertThat(each.parts()).as(request).containsOnlyKeys(parts);
    each.parts().forEach((part, told) -> assertThat(told).as(request).isEqualTo(noted.of(part)));
    assertThat(each.lagNanos() + each.waitNanos() + noted.of(TimedPart.TOTAL) + untold(each))
        .as(request)
        .isEqualTo(each.request().responseNanos());
  }

  private static long untold(TailRequest each) {
    return each.untoldNanos().orElseThrow();
  }

  /**
   * Not even a busy host makes it less than 0: the server's stamps are taken after the request was
   * sent and before its answer was, ours before and after these, and both by one clock.
   */
  void assertUntoldIsNotNegative() {
    Distribution untold = timings().untold();
    assertThat(untold.count()).isEqualTo(run.requests());
    assertThat(untold.min()).as("what is not told").isGreaterThanOrEqualTo(BELOW);
  }

  /** How much of the requests has more that is not told than a loopback takes. */
  double slowShare() {
    Distribution untold = timings().untold();
    Figures.print(
        "not told: p50 %.3f ms, p99 %.3f ms, max %.3f ms",
        untold.percentile(50) / NANOS_PER_MILLI,
        untold.percentile(99) / NANOS_PER_MILLI,
        untold.max() / NANOS_PER_MILLI);
    return (double) untold.above(BEYOND) / run.requests();
  }

  /** The largest part of the requests that the host may have made late. */
  double disturbedShare() {
    return run.disturbedShare(number -> noted(number).late());
  }
}
