package io.loadline.kubernetes.access;

import io.loadline.plan.Target;
import java.net.URI;

/** The same request sent to another address. */
final class ReaddressedRequest {
  private ReaddressedRequest() {}

  /**
   * A target at an address.
   *
   * @param scheme empty for the one it has
   * @param virtualHost what the server is to hear as the host
   */
  static Target of(Target target, String scheme, String host, int port, String virtualHost) {
    String used = scheme.isEmpty() ? target.url().getScheme() : scheme;
    String bracketed = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    String path = target.pathAndQuery();
    URI url = URI.create(used + "://" + bracketed + ":" + port + path);
    return new Target(url, virtualHost, target.tls());
  }

  /** The same, heard as the host that it was called by. */
  static Target of(Target target, String host, int port) {
    return of(target, "", host, port, target.authority());
  }
}
