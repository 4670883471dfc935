package io.loadline;

import io.loadline.plan.AccessMode;
import io.loadline.plan.Protocol;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One of several endpoints that share the load of a test; repeatable.
 *
 * <pre>{@code
 * @InferenceLoadTest
 * @Endpoint(name = "iris", url = "http://localhost:8080/v2/models/iris/infer",
 *     payload = "classpath:iris.json", weight = 3)
 * @Endpoint(name = "digits", url = "http://localhost:8080/v2/models/digits/infer",
 *     payload = "classpath:digits.json", slo = @Slo(latencyP95 = 300))
 * @Load(rate = 40, duration = "30s")
 * @Slo(latencyP95 = 100)
 * void both_keep_their_promises() {}
 * }</pre>
 *
 * <p>Each endpoint has its share of the load, by its weight, its own connections, figures and
 * verdict; the test is as good as the worst of them. {@link InferenceLoadTest} then has no {@code
 * url}; what else it sets holds for each endpoint that does not set it itself. On a class: the
 * default of its load tests. The nearest place that bears any names them all.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
@Documented
@ExtendWith(LoadTestExtension.class)
@Repeatable(Endpoint.Endpoints.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Endpoint {
  /**
   * Its name in reports, folders and keys such as {@code loadline.endpoint.iris.url}: letters,
   * digits, {@code -} and {@code _}, 50 at the most.
   */
  String name();

  /**
   * How much of the load it gets, by the sum of all weights: 1 to 1,000. Default: 1. From outside
   * {@code loadline.endpoint.<name>.weight}.
   */
  long weight() default -1;

  /** As {@link InferenceLoadTest#url}. */
  String url() default "";

  /** As {@link InferenceLoadTest#payload}. */
  String[] payload() default {};

  /** As {@link InferenceLoadTest#payloadData}. */
  String payloadData() default "";

  /** As {@link InferenceLoadTest#contentType}. */
  String contentType() default "";

  /** As {@link InferenceLoadTest#method}. */
  String method() default "";

  /** As {@link InferenceLoadTest#headers}. */
  String[] headers() default {};

  /** As {@link InferenceLoadTest#timeout}. */
  String timeout() default "";

  /** As {@link InferenceLoadTest#expect}. */
  String[] expect() default {};

  /** As {@link InferenceLoadTest#host}. */
  String host() default "";

  /** As {@link InferenceLoadTest#protocol}. */
  Protocol protocol() default Protocol.UNSET;

  /** As {@link InferenceLoadTest#proto}. */
  String proto() default "";

  /** As {@link InferenceLoadTest#protoset}. */
  String protoset() default "";

  /** As {@link InferenceLoadTest#access}. */
  AccessMode access() default AccessMode.UNSET;

  /** As {@link InferenceLoadTest#gateway}. */
  String gateway() default "";

  /** Who calls; attribute by attribute before the test's own {@link Auth}. */
  Auth auth() default @Auth;

  /** When it is ready; attribute by attribute before the test's own {@link Ready}. */
  Ready ready() default @Ready;

  /** Whom it trusts; attribute by attribute before the test's own {@link Tls}. */
  Tls tls() default @Tls;

  /** Where it tells its own time; attribute by attribute before the test's {@link ServerTiming}. */
  ServerTiming serverTiming() default @ServerTiming;

  /** Where it tells its own counters; before the test's own {@link ServerMetrics}. */
  ServerMetrics serverMetrics() default @ServerMetrics;

  /**
   * What is promised of it. A metric that is not limited here is limited as the test's own {@link
   * Slo} says.
   */
  Slo slo() default @Slo;

  /**
   * What is promised of its streams. A metric that is not limited here is limited as the test's own
   * {@link StreamSlo} says.
   */
  StreamSlo streamSlo() default @StreamSlo;

  /** Several of {@link Endpoint}; written by the compiler. */
  @Documented
  @ExtendWith(LoadTestExtension.class)
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.METHOD, ElementType.TYPE})
  @interface Endpoints {
    /** In the order in which they stand. */
    Endpoint[] value();
  }
}
