package io.loadline;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks the field or method that says where the service is: a {@link String} or {@link
 * java.net.URI} of scheme, host and port, or a running container of Testcontainers ({@code
 * GenericContainer}, its first exposed port over {@code http}). Read right before the load, after
 * {@code @BeforeAll} and {@code @BeforeEach}, so the service may be started there. One that is not
 * static is read on the instance of the test, and may use what was injected into it, as Spring's
 * {@code @LocalServerPort}. One a class, also inherited, or of an enclosing class; {@link
 * InferenceLoadTest#url} then starts with {@code /} or is empty.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface InferenceTarget {}
