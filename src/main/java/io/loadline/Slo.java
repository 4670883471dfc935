package io.loadline;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is promised. Latencies are response times in milliseconds, from the moment a request should
 * have started; limits themselves are allowed. An error exceeds every latency limit. Where no error
 * objective is named, no error is allowed. What is promised of the parts of a streamed answer is in
 * {@link StreamSlo}. On a class: the default of its load tests.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
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

  /** Upper limits by Iter8's metric names, streams too: {@code "http/latency-p97.5=300"}. */
  String[] upper() default {};

  /** Lower limits by Iter8's metric names, streams too: {@code "http/request-count=100"}. */
  String[] lower() default {};

  /**
   * How sure a verdict must be, 0.8 to 0.99: wrong in at most one run of 20 at 0.95. A percentile,
   * a mean, an error ratio or a goodput that may as well be on the other side of its limit is
   * INCONCLUSIVE then. Where it is absent the measured figure decides.
   */
  double confidence() default Double.NaN;
}
