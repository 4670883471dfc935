package io.loadline.scrape;

import java.time.Duration;

/** Who said where counters are, which decides how much is asked and told. */
enum ScrapeScope {
  /** Somebody asked for them: it is told where nothing was to be had. */
  NAMED(Duration.ofSeconds(2), Duration.ofSeconds(2)),
  /** Pods declare them, of which some may tell of other things. */
  DECLARED(Duration.ofMillis(500), Duration.ofSeconds(2)),
  /**
   * Nobody did. Behind the address may be a balancer, so counts that are not ours are nothing to
   * speak of, and nothing to wait for: a server that answered itself has counted soon.
   */
  GUESSED(Duration.ofMillis(500), Duration.ofMillis(250));

  private final Duration longest;
  private final Duration patience;

  ScrapeScope(Duration longest, Duration patience) {
    this.longest = longest;
    this.patience = patience;
  }

  /** That an answer may take. */
  Duration longest() {
    return longest;
  }

  /** How long after the load the counts may take to be those that were sent. */
  Duration patience() {
    return patience;
  }
}
