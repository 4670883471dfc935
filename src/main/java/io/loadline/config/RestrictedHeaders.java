package io.loadline.config;

/**
 * A gateway knows a service by its {@code Host} header, so one may be needed by any gate.
 *
 * <p>What {@code java.net.http} lets its users send. It reads the property once in a JVM, when it
 * is first used, so it is set before payloads are downloaded and probes are sent.
 */
final class RestrictedHeaders {
  private static final String PROPERTY = "jdk.httpclient.allowRestrictedHeaders";

  private RestrictedHeaders() {}

  static void allowHost() {
    String allowed = System.getProperty(PROPERTY, "");
    if (!allowed.matches("(?i)(.*,)?\\s*host\\s*(,.*)?")) {
      System.setProperty(PROPERTY, allowed.isBlank() ? "host" : allowed + ",host");
    }
  }
}
