package io.loadline;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whom to trust on an {@code https} URL, and who we are. Not needed where the JVM trusts the
 * server's CA and the server asks for no certificate. On a class: the default of its load tests.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
@Documented
@ExtendWith(LoadTestExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Tls {
  /**
   * The CA that signed the server's certificate, one or several in a PEM file: {@code file:..} or
   * {@code classpath:..}. Default: those that the JVM trusts.
   */
  String ca() default "";

  /**
   * Our own certificate for a server that asks for one (mTLS), in a PEM file, those of its
   * intermediate CAs behind it. Needs {@link #key}. Default: none.
   */
  String cert() default "";

  /** The key of {@link #cert}: PKCS#8 in a PEM file, not encrypted. */
  String key() default "";

  /**
   * The name that is asked for (SNI) and that the server's certificate must bear. Default: {@link
   * InferenceLoadTest#host}, else the host of the URL.
   */
  String serverName() default "";

  /**
   * Whether the server's certificate is checked. {@code FALSE} trusts every server, and the report
   * says so. Default: true.
   */
  OptionalBoolean verify() default OptionalBoolean.UNSET;
}
