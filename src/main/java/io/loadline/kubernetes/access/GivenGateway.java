package io.loadline.kubernetes.access;

import io.loadline.probe.NotReadyException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A gateway as the user names it: {@code host:port}, or a URL. */
final class GivenGateway {
  private GivenGateway() {}

  /**
   * Where it is.
   *
   * @throws NotReadyException when it is neither
   */
  static GatewayAddress parse(String given) {
    URI url = url(given.contains("://") ? given : "http://" + given);
    if (url == null || url.getHost() == null) {
      throw new NotReadyException(
          "gateway = \"%s\": it is neither host:port nor a URL. Fix: gateway = \"127.0.0.1:8080\""
              .formatted(given));
    }
    boolean secure = "https".equals(url.getScheme());
    int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
    return new GatewayAddress(secure ? "https" : "", url.getHost(), port);
  }

  private static @Nullable URI url(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
