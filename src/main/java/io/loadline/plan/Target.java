package io.loadline.plan;

import java.net.URI;

/**
 * The address that is called.
 *
 * @param url absolute, with a host; {@code http}, or {@code grpc} for gRPC without TLS
 */
public record Target(URI url) {
  public String host() {
    String host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Whether gRPC is called. */
  public boolean isGrpc() {
    return "grpc".equals(url.getScheme());
  }

  /** The port given, else the scheme's own. */
  public int port() {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return "https".equals(url.getScheme()) ? 443 : 80;
  }

  /** The value of the {@code Host} header: host, and port when the URL names one. */
  public String authority() {
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }

  /** Path and query as they go into the request line; never empty. */
  public String pathAndQuery() {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }
}
