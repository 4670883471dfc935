package io.loadline;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who calls, for a service that asks. One of {@code bearer}, {@code serviceAccount}, {@code basic}
 * and {@code header}; none of what is secret in them appears in any output. On a class: the default
 * of its load tests.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
@Documented
@ExtendWith(LoadTestExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Auth {
  /**
   * A bearer token: <code>${secret:NAME}</code> from a system property or the environment, or
   * {@code file:..} (relative to the project's folder), a file that is read again when it changes.
   */
  String bearer() default "";

  /**
   * A ServiceAccount, {@code name} or {@code namespace/name}: the cluster is asked for a token of
   * it (TokenRequest), and again before it expires. Needs the right to create {@code
   * serviceaccounts/token}. Without a namespace that of the service.
   */
  String serviceAccount() default "";

  /** For whom the token of {@link #serviceAccount} is. Default: the API server. */
  String audience() default "";

  /** User and password: <code>"user:${secret:NAME}"</code>. */
  String basic() default "";

  /** Any other header: <code>"X-Api-Key: ${secret:NAME}"</code>. */
  String header() default "";
}
