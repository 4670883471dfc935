package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * Which version of HTTP is spoken.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public enum Protocol {
  /** Of an annotation that says nothing of it: what is set further out holds, or the default. */
  UNSET,
  /**
   * What fits the URL: HTTP/1.1 for {@code http}, HTTP/2 for {@code grpc}, and for {@code https}
   * what the server chooses (ALPN). The default.
   */
  AUTO,
  /** One request at a time on a connection. */
  HTTP_1_1,
  /** Many requests share a connection; without TLS by prior knowledge (h2c). */
  HTTP_2
}
