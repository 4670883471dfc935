package io.loadline;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Marks a load test of which each objective is a test of its own in reports and IDEs, in place of
 * {@link InferenceLoadTest}.
 *
 * <pre>{@code
 * @ObjectiveTests(@InferenceLoadTest(
 *     url = "http://localhost:8080/v2/models/sklearn-irisv2/infer",
 *     payload = "classpath:iris-input.json"))
 * @Slo(latencyMean = 500, latencyP99 = 900, errors = 0)
 * void iris_keeps_its_promise() {}
 * }</pre>
 *
 * <p>The load is driven once, and the body runs once: in the first of the tests, {@code load}. It
 * is red where the run itself is no good: it was never measured, it is INVALID, nothing succeeded,
 * or the body failed. Behind it comes a test for each objective, {@code http/latency-p99 <= 900
 * ms}, with the verdict on that objective. One that holds in a run that is INVALID is aborted:
 * nothing is shown by it. {@code @BeforeEach} and {@code @AfterEach} run for each of these tests.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
@Documented
@TestTemplate
@Tag("load")
@ResourceLock(Resources.GLOBAL)
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith(LoadTestExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface ObjectiveTests {
  /** The load test. Default: one that says nothing itself, as where {@link Endpoint} says it. */
  InferenceLoadTest value() default @InferenceLoadTest;
}
