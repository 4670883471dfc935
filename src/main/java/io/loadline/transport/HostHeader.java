package io.loadline.transport;

/** A {@code Host} header of our own, which {@code java.net.http} sends only when it was told so. */
public final class HostHeader {
  public static final String NAME = "Host";

  private HostHeader() {}

  /** What to throw when {@code java.net.http} refuses the header. */
  public static IllegalStateException refused(String value, IllegalArgumentException cause) {
    return new IllegalStateException(
        ("host = \"%s\": java.net.http in this JVM refuses to send a Host header, since it was used"
                + " before Loadline could allow it. Fix: start the test JVM with"
                + " -Djdk.httpclient.allowRestrictedHeaders=host (argLine of Surefire and Failsafe)")
            .formatted(value),
        cause);
  }
}
