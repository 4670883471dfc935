package io.loadline;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is promised. Latencies are response times in milliseconds, from the moment a request should
 * have started; limits themselves are allowed. An error exceeds every latency limit. Where no error
 * objective is named, no error is allowed. On a class: the default of its load tests.
 */
@Documented
@ExtendWith(LoadTestExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Slo {
  /** At most, in ms, over the successes ({@code http/latency-mean}). */
  double latencyMean() default Double.NaN;

  /** At most, in ms ({@code http/latency-p50}). */
  double latencyP50() default Double.NaN;

  /** At most, in ms ({@code http/latency-p75}). */
  double latencyP75() default Double.NaN;

  /** At most, in ms ({@code http/latency-p90}). */
  double latencyP90() default Double.NaN;

  /** At most, in ms ({@code http/latency-p95}). */
  double latencyP95() default Double.NaN;

  /** At most, in ms ({@code http/latency-p99}). */
  double latencyP99() default Double.NaN;

  /** At most, in ms ({@code http/latency-p99.9}). */
  double latencyP999() default Double.NaN;

  /** At most, in ms ({@code http/latency-max}). */
  double latencyMax() default Double.NaN;

  /** At most so many ({@code http/error-count}). */
  long errors() default -1;

  /** At most, 0..1, errors by attempts ({@code http/error-rate}). */
  double errorRatio() default Double.NaN;

  /**
   * At least so many successes a second ({@code http/throughput}); of an open load at most its mean
   * rate, since no service can do more than it is offered.
   */
  double throughput() default Double.NaN;

  /**
   * Mean time to the first token of a token stream at most, in ms ({@code http/ttft-mean}). The
   * formulas of this and what follows are in docs/token-streams.md.
   */
  double ttftMean() default Double.NaN;

  /** At most, in ms ({@code http/ttft-p95}). */
  double ttftP95() default Double.NaN;

  /** At most, in ms ({@code http/ttft-p99}). */
  double ttftP99() default Double.NaN;

  /** Gap between two tokens at most, in ms, of all gaps together ({@code http/itl-p95}). */
  double itlP95() default Double.NaN;

  /** At most, in ms ({@code http/itl-p99}). */
  double itlP99() default Double.NaN;

  /** Mean time for an output token at most, in ms, one value a request ({@code http/tpot-mean}). */
  double tpotMean() default Double.NaN;

  /** At most, in ms ({@code http/tpot-p95}). */
  double tpotP95() default Double.NaN;

  /** At most, in ms ({@code http/tpot-p99}). */
  double tpotP99() default Double.NaN;

  /** At least so many tokens a second in total ({@code http/output-tokens-per-second}). */
  double outputTokensPerSecond() default Double.NaN;

  /**
   * At least, 0..1, attempts that keep {@link #goodputLimits} by attempts ({@code http/goodput}).
   */
  double goodput() default Double.NaN;

  /**
   * What one attempt must keep, all together, to count for {@link #goodput}: {@code "ttft=2000"},
   * {@code "tpot=100"}, {@code "e2e=10000"}, at most, in ms.
   */
  String[] goodputLimits() default {};

  /** Upper limits by Iter8's metric names: {@code "http/latency-p97.5=300"}. */
  String[] upper() default {};

  /** Lower limits by Iter8's metric names: {@code "http/request-count=100"}. */
  String[] lower() default {};
}
