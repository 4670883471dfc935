package io.loadline;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Several of {@link Endpoint}; written by the compiler.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
@Documented
@ExtendWith(LoadTestExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Endpoints {
  /** In the order in which they stand. */
  Endpoint[] value();
}
