package io.loadline;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two endpoints that take turns within one test, and of which one must not be worse than the other
 * (docs/comparing.md). On a class: the default of its load tests.
 *
 * <pre>{@code
 * @InferenceLoadTest(payload = "classpath:iris.json")
 * @Endpoint(name = "stable", url = "http://stable:8080/v2/models/iris/infer")
 * @Endpoint(name = "canary", url = "http://canary:8080/v2/models/iris/infer")
 * @Load(rate = 50, duration = "5m")
 * @Compare(baseline = "stable", candidate = "canary", latencyP99 = "10%")
 * void the_canary_is_no_slower() {}
 * }</pre>
 *
 * <p>Each side has the whole rate in every second slice of the time. A figure is named by how much
 * larger that of the candidate may be; where none is named, those are the median and the p99 of
 * response times, by {@link #by}. The test fails where the candidate is worse beyond chance, and by
 * more than that; it passes where it is sure to be worse by less; anything else is INCONCLUSIVE, a
 * candidate that is better by as much included: what it measures may not be what the other does.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
@Documented
@ExtendWith(LoadTestExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Compare {
  /** The name of the endpoint that the other is held against. */
  String baseline() default "";

  /** The name of the endpoint that must not be worse. */
  String candidate() default "";

  /**
   * By how much the median and the p99 of response times may be larger where no figure is named,
   * and by how much tokens an answer may differ, in percent. More than 0% and at most 1000%, as all
   * that follow. Default: 10%.
   */
  String by() default "";

  /** By how much the mean of response times may be larger. */
  String latencyMean() default "";

  /** By how much the median of response times may be larger. */
  String latencyP50() default "";

  /** By how much the p90 of response times may be larger. */
  String latencyP90() default "";

  /** By how much the p95 of response times may be larger. */
  String latencyP95() default "";

  /** By how much the p99 of response times may be larger. */
  String latencyP99() default "";

  /** By how much the median of times to the first token may be larger. */
  String ttftP50() default "";

  /** By how much the p99 of times to the first token may be larger. */
  String ttftP99() default "";

  /** By how much the median of gaps between tokens may be larger. */
  String itlP50() default "";

  /** By how much the p99 of gaps between tokens may be larger. */
  String itlP99() default "";

  /** By how much the median of times per token may be larger. */
  String tpotP50() default "";

  /** By how much the p99 of times per token may be larger. */
  String tpotP99() default "";

  /**
   * How long a turn is: whole seconds, at least 5s. {@link Load#duration} is a whole number of
   * pairs of them, at least 20, and at most 1h. Default: 5s.
   */
  String slice() default "";

  /**
   * How much of each turn is driven and not compared, at its start, since the other side may have
   * left something behind: whole seconds, less than {@link #slice}. Default: 1s.
   */
  String settle() default "";
}
