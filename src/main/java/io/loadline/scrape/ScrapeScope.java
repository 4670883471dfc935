package io.loadline.scrape;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/** Who said where counters are, which decides how much is asked and told. */
enum ScrapeScope {
  /** Somebody asked for them: it is told where nothing was to be had. */
  NAMED(Duration.ofSeconds(2)),
  /** Pods declare them, of which some may tell of other things. */
  DECLARED(Duration.ofMillis(500));

  private final Duration longest;

  ScrapeScope(Duration longest) {
    this.longest = longest;
  }

  /** That an answer may take. */
  Duration longest() {
    return longest;
  }

  /**
   * Whether nothing that could hold back a scrape is known to lie before the server. A pod is at an
   * address of this machine through a tunnel; where the load is sent a proxy may be.
   *
   * @param url of metrics
   * @param called by the load
   */
  boolean isDirect(URI url, URI called) {
    if (this == DECLARED) {
      return !isHere(url);
    }
    return isHere(url) ? isHere(called) : !place(url).equals(place(called));
  }

  private static boolean isHere(URI url) {
    String host = String.valueOf(url.getHost());
    return host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  private static String place(URI url) {
    int usual = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    int port = url.getPort() < 0 ? usual : url.getPort();
    return String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
  }
}
