package io.loadline.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request that the server has read to its last byte.
 *
 * @param path with the query
 * @param headers by lower-case name
 * @param number in its phase, from 1
 * @param connection the number of its connection, from 1
 */
public record ReceivedRequest(
    String method,
    String path,
    Map<String, String> headers,
    String body,
    long number,
    int connection) {

  /** {@code probe}, {@code warmup} or {@code measurement}; empty when the request names none. */
  public String phase() {
    return phase(headers);
  }

  /** Whether it asks for a model's or server's readiness. */
  public boolean asksReady() {
    return method.equals("GET") && path.endsWith("/ready");
  }

  static String phase(Map<String, String> headers) {
    return headers.getOrDefault("loadline-phase", "");
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
