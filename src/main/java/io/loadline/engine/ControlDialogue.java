package io.loadline.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one of several workers answers to whoever starts them, line by line; docs/worker.md has the
 * lines. For one connection.
 */
final class ControlDialogue {
  private static final String REFUSED = "refused ";
  private static final String HELLO = "loadline/1";
  private static final Pattern START = Pattern.compile("start (-?\\d{1,18})");

  private final Worker worker;
  private boolean known;
  private boolean over;

  ControlDialogue(Worker worker) {
    this.worker = worker;
  }

  /**
   * The worker that answers.
   *
   * @param run its id
   * @param index of the worker, from 0
   * @param nanos {@link System#nanoTime}
   */
  record Worker(String run, int index, InstantSource wall, LongSupplier nanos, AgreedStart start) {}

  /** The answer to any line at all, without its end. */
  String answer(String line) {
    String answer = known ? told(line) : greeted(line);
    over = answer.startsWith(REFUSED);
    return answer;
  }

  /** Whether the last answer was a refusal, behind which nothing comes. */
  boolean isOver() {
    return over;
  }

  private String greeted(String line) {
    if (!line.startsWith(HELLO + " ")) {
      return REFUSED + HELLO + " and the id of the run are expected first";
    }
    known = line.substring(HELLO.length() + 1).equals(worker.run());
    return known ? "worker " + worker.index() : REFUSED + "this is a worker of another run";
  }

  private String told(String line) {
    if (line.equals("clock")) {
      long nanos = worker.nanos().getAsLong();
      Instant wall = worker.wall().instant();
      return "clock " + nanos + " " + (wall.getEpochSecond() * 1_000_000_000L + wall.getNano());
    }
    Matcher start = START.matcher(line);
    if (start.matches()) {
      long nanos = Long.parseLong(start.group(1));
      return worker
          .start()
          .tell(nanos, worker.nanos().getAsLong())
          .map(REFUSED::concat)
          .orElse("starting " + nanos);
    }
    return REFUSED + "clock or start NANOS is expected";
  }
}
