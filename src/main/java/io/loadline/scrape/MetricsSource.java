package io.loadline.scrape;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Where metrics are fetched. */
@FunctionalInterface
interface MetricsSource {
  /**
   * Begins to fetch a page.
   *
   * @param longest after which it is given up
   * @return fails with a {@link ScrapeException} for all but an answer; cancelled, it is given up
   */
  CompletableFuture<Page> fetch(URI url, Duration longest);

  /** An answer, whatever its status. */
  final class Page {
    private final int status;
    private final String contentType;
    private final byte[] body;
    private final long connectNanos;
    private final boolean proxied;

    /**
     * As it came.
     *
     * @param contentType empty where none was sent
     * @param connectNanos how long it took to connect, which the server's program has no part in
     * @param proxied whether its head says that it came through a proxy
     */
    Page(int status, String contentType, byte[] body, long connectNanos, boolean proxied) {
      this.status = status;
      this.contentType = contentType;
      this.body = body;
      this.connectNanos = connectNanos;
      this.proxied = proxied;
    }

    /** Over a connection that was there at once. */
    Page(int status, String contentType, byte[] body) {
      this(status, contentType, body, 0, false);
    }

    int status() {
      return status;
    }

    String contentType() {
      return contentType;
    }

    byte[] body() {
      return body;
    }

    long connectNanos() {
      return connectNanos;
    }

    boolean isProxied() {
      return proxied;
    }

    boolean isJson() {
      return contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }

    /** The same, if all went well. */
    Page checked() throws ScrapeException {
      if (status != 200) {
        throw new ScrapeException("answered " + status);
      }
      return this;
    }
  }
}
