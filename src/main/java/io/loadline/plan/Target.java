package io.loadline.plan;

import java.net.URI;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * The address that is called.
 *
 * @param url absolute, with a host; {@code http}, {@code https}, {@code grpc} for gRPC without TLS,
 *     or {@code grpcs} for gRPC over TLS
 * @param virtualHost host, maybe with a port, that the {@code Host} header carries instead of the
 *     URL's; empty for the URL's
 * @param tls of an {@code https} or {@code grpcs} address
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record Target(URI url, String virtualHost, TlsTrust tls) {
  /** An address without anything special about it. */
  public Target(URI url) {
    this(url, "", TlsTrust.DEFAULT);
  }

  public String host() {
    return bare(url.getHost());
  }

  /** Whether the host is this machine or an address, and no name that a cluster may know. */
  public boolean isByAddress() {
    return host().equals("localhost") || host().matches("[0-9.]+|.*:.*");
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.indexOf(']')) : host;
  }

  /** Whether gRPC is called. */
  public boolean isGrpc() {
    return "grpc".equals(url.getScheme()) || "grpcs".equals(url.getScheme());
  }

  /**
   * The address without what is secret in it. Its scheme stays, also where a secret begins with it:
   * how the address is called is to be seen.
   *
   * @param mask takes secrets out of a text
   */
  public String masked(UnaryOperator<String> mask) {
    String text = mask.apply(url.toString()).replaceFirst("^[^/]*://", "");
    return url.getScheme() + "://" + text;
  }

  /** The port given, else the scheme's own. */
  public int port() {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return isSecure() ? 443 : 80;
  }

  /** Whether it is called over TLS. */
  public boolean isSecure() {
    return "https".equals(url.getScheme()) || "grpcs".equals(url.getScheme());
  }

  /** The value of the {@code Host} header: host, and port when one is named. */
  public String authority() {
    if (!virtualHost.isEmpty()) {
      return virtualHost;
    }
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }

  /** The name that the server's certificate must bear. */
  public String serverName() {
    if (!tls.serverName().isEmpty()) {
      return tls.serverName();
    }
    return virtualHost.isEmpty() ? host() : bare(virtualHost.replaceFirst(":\\d+$", ""));
  }

  /** Path and query as they go into the request line; never empty. */
  public String pathAndQuery() {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }
}
