package io.loadline.scrape;

import java.net.URI;

/** Counters that could not be had. The message goes on behind an address, and quotes no server. */
final class ScrapeException extends Exception {
  private static final long serialVersionUID = 1;

  ScrapeException(String message) {
    super(message);
  }

  /** Always there. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** The same as a sentence. */
  ScrapeException at(URI url) {
    return at(url.toString());
  }

  /** The same as a sentence, of a place that has a name. */
  ScrapeException at(String place) {
    return new ScrapeException(place + " " + getMessage());
  }
}
