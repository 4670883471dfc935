package io.loadline;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * When the load may start. On a class: the default of its load tests.
 *
 * <p>A URL whose host is a service of the cluster needs nothing here: what stands behind it is
 * found and waited for. At most one of {@code isvc}, {@code service}, {@code deploy}, {@code ksvc},
 * {@code llmisvc}, {@code graph} and {@code kind}. See docs/kserve.md.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
@Documented
@ExtendWith(LoadTestExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Ready {
  /** How long to wait for the service at the most, by the wall clock. Default: {@code 180s}. */
  String timeout() default "";

  /** Real requests that must succeed in a row before the load. At least 1. Default: 1. */
  long probes() default -1;

  /**
   * The address of the server that says whether the model is ready, by a status 2xx to a GET: a
   * path on the host of the URL, such as {@code /health}, or {@code none} where only real requests
   * shall decide. With a gRPC URL {@code none} only. Default: the ready endpoint of the protocol
   * that the URL shows (V1, V2, OpenAI), none where it shows none of them.
   */
  String path() default "";

  /**
   * An InferenceService of KServe: it, its children, its model and its endpoint are waited for.
   * Without a {@link InferenceLoadTest#url}, or with one that is a path only, it is what is called.
   */
  String isvc() default "";

  /** A Service: it has endpoints that are ready. */
  String service() default "";

  /** A Deployment: rolled out, every replica available. */
  String deploy() default "";

  /** A Service of Knative; called as {@link #isvc} is. */
  String ksvc() default "";

  /** An LLMInferenceService of KServe; called as {@link #isvc} is. */
  String llmisvc() default "";

  /** An InferenceGraph of KServe; called as {@link #isvc} is. */
  String graph() default "";

  /**
   * Any kind of object that has conditions, as {@code group/version/Kind}: {@code
   * apps/v1/StatefulSet}. Needs {@link #name}.
   */
  String kind() default "";

  /** The object of {@link #kind}. */
  String name() default "";

  /** The condition of {@link #kind} that must be True. Default: {@code Ready}. */
  String condition() default "";

  /** Where the object is. Default: the namespace in the URL, else that of the context. */
  String namespace() default "";

  /**
   * Whether replicas may come and go while the service is measured, because that is what is tested.
   * Otherwise such a run is INVALID. Default: false.
   */
  OptionalBoolean allowScaling() default OptionalBoolean.UNSET;

  /**
   * Whether the CPU limits of the service's containers may hold them back while it is measured,
   * because the service must keep its promises with just these limits. Otherwise an objective that
   * is broken meanwhile is INVALID. Default: false.
   */
  OptionalBoolean allowThrottling() default OptionalBoolean.UNSET;
}
