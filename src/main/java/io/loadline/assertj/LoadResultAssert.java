package io.loadline.assertj;

import io.loadline.LoadResult;
import io.loadline.slo.Verdict;
import io.loadline.text.WrappedText;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.api.Assertions;

/**
 * Assertions on a measured and judged run; failures show its first line at least.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public final class LoadResultAssert extends AbstractAssert<LoadResultAssert, LoadResult> {
  LoadResultAssert(LoadResult actual) {
    super(actual, LoadResultAssert.class);
  }

  /** Every objective holds. */
  public LoadResultAssert isPass() {
    return hasVerdict(Verdict.PASS);
  }

  public LoadResultAssert hasVerdict(Verdict verdict) {
    isNotNull();
    if (actual.verdict() != verdict) {
      failWithMessage("expected verdict %s, but was %s:%n%s", verdict, actual.verdict(), actual);
    }
    return this;
  }

  /** Every request succeeded, and there was at least one. */
  public LoadResultAssert hasNoErrors() {
    isNotNull();
    if (actual.errors() > 0 || actual.requests() == 0) {
      failWithMessage(
          "expected no errors, but %d of %d requests did not succeed:%n%s",
          actual.errors(), actual.requests(), actual);
    }
    return this;
  }

  /** Errors by requests, 0..1. */
  public AbstractDoubleAssert<?> errorRatio() {
    isNotNull();
    return Assertions.assertThat(actual.errorRatio()).as("%s", "error ratio of " + firstLine());
  }

  /** Successes a second. */
  public AbstractDoubleAssert<?> throughput() {
    isNotNull();
    return Assertions.assertThat(actual.throughput()).as("%s", "throughput of " + firstLine());
  }

  /** Response times of the successes; fails when no request succeeded. */
  public LatencyAssert latency() {
    isNotNull();
    return new LatencyAssert(actual.latency(), "latency", firstLine());
  }

  /** Service times of the successes; fails when no request succeeded. */
  public LatencyAssert service() {
    isNotNull();
    return new LatencyAssert(actual.service(), "service time", firstLine());
  }

  private String firstLine() {
    return WrappedText.firstLine(actual.toString());
  }
}
