package io.loadline;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Where a server tells, in each answer, where its time went: its queue, its compute. What known
 * servers tell is read without it (docs/server-timings.md). On a class: the default of its load
 * tests.
 *
 * <pre>{@code
 * @InferenceLoadTest(
 *     url = "http://localhost:8080/v2/models/iris/infer",
 *     payload = "classpath:iris.json")
 * @ServerTiming({"queue=header:x-queue-ms", "compute=json:parameters.compute_s s"})
 * @Slo(latencyP95 = 300)
 * void iris_keeps_its_promise() {}
 * }</pre>
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
@Documented
@ExtendWith(LoadTestExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface ServerTiming {
  /**
   * {@code "part=source:name unit"}, at most one for each part. The part is {@code queue}, {@code
   * prepare}, {@code prefill}, {@code decode}, {@code compute} or {@code total}. The source is
   * {@code header}, a header or a trailer of that name, {@code json}, a path in the body, or {@code
   * server-timing}, a metric of the header {@code Server-Timing}. The unit is {@code ms}, {@code
   * s}, {@code us} or {@code ns}; without one it is ms. A part that is named is read there alone,
   * also where a known server tells it, and so is what overlaps it: with compute prefill and
   * decode, and the other way round. An answer that has no number there tells nothing of it.
   */
  String[] value() default {};

  /** Whether what known servers tell is read. Default: true. */
  OptionalBoolean known() default OptionalBoolean.UNSET;
}
