package io.loadline;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * That a service is no worse than before: figures of the run are compared with those of earlier
 * runs, which a file holds that is committed with the code (docs/baselines.md). Beside or instead
 * of {@link Slo}. On a class: the default of its load tests.
 *
 * <pre>{@code
 * @InferenceLoadTest(url = "http://localhost:8080/iris", payload = "classpath:iris.json")
 * @Load(requests = 2000, rate = 50)
 * @Baseline(file = "baselines/iris.json", by = "10%")
 * void iris_is_no_slower_than_before() {}
 * }</pre>
 *
 * <p>A figure that is higher by more than is allowed fails the test; one that is lower by more than
 * that is INCONCLUSIVE, since then it is not the same that was measured. So is a file that is
 * missing, not full, too old, or of runs of something else; in these cases nothing is sent where
 * that is known before. A figure that so few runs cannot tell is an error before anything is sent.
 *
 * <p>What follows below named as a figure says by how much it may be higher, {@code "10%"}. Where
 * none is named, the median and the 99th percentile of response times are held to {@link #by}.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
@Documented
@ExtendWith(LoadTestExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Baseline {
  /**
   * The file, relative to the project: {@code baselines/iris.json}. It is written by {@code
   * -Dloadline.baseline=write}, a run in each of {@link #size} jobs.
   */
  String file() default "";

  /**
   * By how much figures may be higher where nothing else is said of them, and what else must be
   * alike may differ: more than {@code 0%}, at most {@code 1000%}. Default: the largest of what is
   * said of a figure.
   */
  String by() default "";

  /** Mean response time. */
  String latencyMean() default "";

  /** The median of response times. */
  String latencyP50() default "";

  /** The 90th percentile of response times. */
  String latencyP90() default "";

  /** The 95th percentile of response times. */
  String latencyP95() default "";

  /** The 99th percentile of response times. */
  String latencyP99() default "";

  /** Of streams: the median time to the first token. */
  String ttftP50() default "";

  /** Of streams: the 99th percentile of the time to the first token. */
  String ttftP99() default "";

  /** Of streams: the median gap between tokens, or messages of gRPC. */
  String itlP50() default "";

  /** Of streams: the 99th percentile of the gap between tokens, or messages of gRPC. */
  String itlP99() default "";

  /** Of streams: the median of the time per token after the first one. */
  String tpotP50() default "";

  /** Of streams: the 99th percentile of the time per token after the first one. */
  String tpotP99() default "";

  /**
   * How often the load is repeated, 1 to 100, in this gate and in each job that records. Runs of
   * one job count as one, with their mean: more of them tell smaller differences as far as it is
   * they that differ, and not where jobs do. The verdict by limits is that of the worst of them.
   * Default: 1.
   */
  long runs() default -1;

  /** How old the oldest run of the file may be, in days: {@code 30d}. Default: {@code 90d}. */
  String maxAge() default "";

  /** How many runs, of as many jobs, make the file full: 5 to 50. Default: 5. */
  long size() default -1;

  /**
   * In what the run may be unlike those of the file, by the names that the file has for it: {@code
   * {"image", "model"}} where it is another build that is to be no slower. Default: nothing.
   */
  String[] mayDiffer() default {};
}
