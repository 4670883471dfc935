package io.loadline.scrape;

import java.time.Duration;

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
}
