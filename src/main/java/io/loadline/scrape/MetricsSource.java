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
   * @return fails with a {@link ScrapeException} for all but an answer
   */
  CompletableFuture<Page> fetch(URI url, Duration longest);

  /** An answer, whatever its status. */
  final class Page {
    private final int status;
    private final String contentType;
    private final byte[] body;

    /**
     * As it came.
     *
     * @param contentType empty where none was sent
     */
    Page(int status, String contentType, byte[] body) {
      this.status = status;
      this.contentType = contentType;
      this.body = body;
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
