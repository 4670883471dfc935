package io.loadline.servers;

import io.loadline.LoadSettings;
import io.loadline.Loadline;
import io.loadline.SloSettings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;

/**
 * One of many gates on a {@link ProgrammedModel}. The first twenty have all loads and limits that
 * there are, the next twenty have them in other company, and so on.
 */
record ShortGate(int number) {
  /** How many there are of each model. */
  private static final String RUNS = "nothing-false.runs";

  private static final int FEWEST = 20;
  private static final int[] MILLIS = {2, 4, 6, 10};
  private static final Duration ENDLESS = Duration.ofSeconds(50);

  /** As many as .ci/nightly says, and at least those that have all that there is. */
  static int runs() {
    return Math.max(FEWEST, Integer.getInteger(RUNS, FEWEST));
  }

  /**
   * By four users, of whom each takes four times as long where the model blocks the event loop:
   * over a limit of twice the model's time, and long enough to be seen by several scrapes.
   */
  private boolean isLong() {
    return number % 40 == 11;
  }

  /** By more users than some servers take at once. */
  private boolean isCrowded() {
    return number % 10 == 7;
  }

  /** Whether the limit is far beyond what the model takes. */
  boolean isKept() {
    return number % 4 < 2;
  }

  /** Whether it is half of what the model takes. */
  boolean isBroken() {
    return !isKept() && !isLong();
  }

  /** Whether its metrics are named. */
  boolean isScraped() {
    return isLong() || number % 3 != 0;
  }

  /** Whether somebody else calls the model meanwhile. */
  boolean isDisturbed() {
    return number % 5 == 4;
  }

  /** How long the model takes for a request. */
  int millis() {
    return isLong() ? 60 : MILLIS[number / 4 % MILLIS.length];
  }

  int users() {
    if (isCrowded()) {
      return 16;
    }
    return number % 2 == 0 ? 1 : 4;
  }

  private int requests() {
    if (isLong()) {
      return 150;
    }
    return isCrowded() ? 40 : 8 + number * 7 % 17;
  }

  Loadline on(ProgrammedModel model) {
    return asked(model)
        .load(this::load)
        .slo(this::limit)
        .withOverrides()
        .printTo(new PrintStream(OutputStream.nullOutputStream()));
  }

  private Loadline asked(ProgrammedModel model) {
    Loadline gate = model.gate(millis());
    return isScraped() ? gate.serverMetrics(model.metrics()) : gate;
  }

  private LoadSettings load(LoadSettings load) {
    return load.requests(requests()).concurrency(users()).warmup("0");
  }

  private SloSettings limit(SloSettings slo) {
    slo.errors(0);
    if (isLong()) {
      return slo.latencyMean(Duration.ofMillis(2L * millis()));
    }
    Duration limit = isKept() ? ENDLESS : Duration.ofMillis(millis()).dividedBy(2);
    return switch (number / 3 % 4) {
      case 0 -> slo.latencyMean(limit);
      case 1 -> slo.latencyMax(limit);
      case 2 -> slo.latencyP50(limit);
      default -> slo.throughput(isKept() ? 0.01 : 1e6);
    };
  }

  @Override
  public String toString() {
    return "gate %d: %d requests of %d ms by %d users, %s%s%s"
        .formatted(
            number,
            requests(),
            millis(),
            users(),
            isKept() ? "kept" : isBroken() ? "broken" : "between",
            isScraped() ? ", scraped" : "",
            isDisturbed() ? ", disturbed" : "");
  }
}
