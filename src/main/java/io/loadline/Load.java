package io.loadline;

import io.loadline.plan.Arrivals;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How much load is driven. On a class: the default of its load tests.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
@Documented
@ExtendWith(LoadTestExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Load {
  /** How many requests are measured; not beside {@link #duration}. Default: 100. */
  long requests() default -1;

  /** How long is measured: {@code 30s}, {@code 2m}; not beside {@link #requests}. */
  String duration() default "";

  /** Requests scheduled a second; not beside {@link #concurrency}. Default: 8. */
  double rate() default Double.NaN;

  /** How the arrivals are spaced. Default: {@link Arrivals#POISSON}. */
  Arrivals arrivals() default Arrivals.UNSET;

  /**
   * A closed loop in place of a rate: so many users, each of whom sends again when the answer is
   * there. Queueing is not seen that way.
   */
  long concurrency() default -1;

  /**
   * A load of several parts, one an element, that follow each other without a gap; not beside
   * {@link #rate}, {@link #arrivals}, {@link #concurrency}, {@link #requests} and {@link
   * #duration}, and either all open or all closed.
   *
   * <ul>
   *   <li>{@code constant 50/s for 30s} and {@code poisson 50/s for 30s}
   *   <li>{@code ramp 10/s to 100/s for 20s}: evenly faster or slower
   *   <li>{@code steps 10/s to 50/s by 10/s every 5s}
   *   <li>{@code spike 10/s to 200/s for 2s}: up in the first half of the time and back in the
   *       second; without {@code 10/s to} from the rate at which the stage before ends
   *   <li>{@code trace file:arrivals.txt in ms}: recorded arrivals, an offset a line, in {@code ms}
   *       or {@code s}; {@code for 30s} sets its length
   *   <li>{@code closed 8 users for 30s} and, the same, {@code max 8 connections for 30s}: closed
   *       loops
   * </ul>
   *
   * <p>Ramp, steps and spike are evenly spaced; {@code poisson} before them makes the same rate one
   * of independent users. The warm-up has the mean rate, or the users, of the first stage.
   */
  String[] stages() default {};

  /**
   * How many connections carry the load. Default: enough that a healthy service is not waited for
   * ({@code max(4, 4 x highest rate x tightest latency limit)}, at most 256, and no more than
   * requests), opened as they are needed; in a closed loop the concurrency. Over HTTP/2 and gRPC 4,
   * or as many as requests or users where those are fewer.
   */
  long connections() default -1;

  /**
   * What is sent first and left out of all figures: a count, {@code "10"}, or a time, {@code "3s"}.
   * Default: 10 requests. {@code "0"} for none.
   */
  String warmup() default "";

  /**
   * Of the arrivals, a whole number, {@code "7"}: the same seed, the same schedule. Default:
   * random, printed.
   */
  String seed() default "";

  /**
   * How many pods of the cluster drive the load together, each its share of it, at most 1,000; with
   * {@link InferenceLoadTest#runIn}. Users, requests and connections are enough for one a pod at
   * least. Default: 1.
   */
  long workers() default -1;

  /**
   * Whether the load ends as soon as what was measured decides: a clearly good service takes a
   * fifth of the run, a clearly bad one a tenth. Such a PASS may not have seen what comes more
   * rarely than in every eighth of that time. All objectives are percentiles or the ratio of errors
   * then, with {@link Slo#confidence}, and the load is one of known length that is the same all the
   * time, driven by this JVM. Default: false.
   */
  OptionalBoolean earlyStop() default OptionalBoolean.UNSET;

  /**
   * How long is measured at least with {@link #earlyStop}: {@code 2m}. Less than the whole run.
   * Default: {@code 60s} for a PASS, a tenth of the run for a FAIL.
   */
  String minDuration() default "";
}
