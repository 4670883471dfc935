package io.loadline.transport;

/** A {@code Host} header of our own, which {@code java.net.http} sends only when it was told so. */
public final class HostHeader {
  public static final String NAME = "Host";

  private HostHeader() {}

  /** What to throw when {@code java.net.http} refuses the header. */
  public static IllegalStateException refused(String value, IllegalArgumentException cause) {
    return new IllegalStateException(
        ("loadline.transport = jdk, host = \"%s\": java.net.http sends a Host header only where the"
                + " JVM was started with -Djdk.httpclient.allowRestrictedHeaders=host. Fix: add that"
                + " flag to argLine of Surefire and Failsafe, or remove loadline.transport")
            .formatted(value),
        cause);
  }
}
