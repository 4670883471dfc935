package io.loadline;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Where a server tells its own counters, of which Loadline makes how long requests waited and were
 * computed over the run (docs/server-timings.md). On a class: the default of its load tests.
 *
 * <pre>{@code
 * @InferenceLoadTest(
 *     url = "http://localhost:8000/v2/models/iris/infer",
 *     payload = "classpath:iris.json")
 * @ServerMetrics(url = "http://localhost:8002/metrics")
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
public @interface ServerMetrics {
  /**
   * Addresses of metrics, one for each process of the server, at most 10; fetched before the load,
   * while it goes on (after 10 s at most every 2 s, and more seldom where that would take more than
   * a hundredth of a core), and after it. Neither headers nor credentials of the load are sent
   * there. {@code none}: nothing is fetched. Default: in a cluster what the called pods declare,
   * unless the load runs there as well; else nothing.
   */
  String[] url() default {};
}
