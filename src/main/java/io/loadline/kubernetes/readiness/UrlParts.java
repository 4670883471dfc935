package io.loadline.kubernetes.readiness;

import java.net.URI;
import java.util.Locale;

/** Parts of URLs that others wrote. */
final class UrlParts {
  private UrlParts() {}

  /** In lower case; empty when it is no URL. */
  static String host(String url) {
    String host = uri(url).getHost();
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
  }

  /** Host, and port when there is one; empty when it is no URL. */
  static String authority(String url) {
    String authority = uri(url).getRawAuthority();
    return authority == null ? "" : authority;
  }

  static URI uri(String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      return URI.create("");
    }
  }
}
