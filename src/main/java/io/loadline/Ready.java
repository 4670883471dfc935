package io.loadline;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** When the load may start. On a class: the default of its load tests. */
@Documented
@ExtendWith(LoadTestExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Ready {
  /** How long to wait for the service at the most, by the wall clock. Default: {@code 180s}. */
  String timeout() default "";

  /** Real requests that must succeed in a row before the load. At least 1. Default: 1. */
  long probes() default -1;
}
