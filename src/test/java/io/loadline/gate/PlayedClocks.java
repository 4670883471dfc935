package io.loadline.gate;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Workers with clocks of their own, reached over ways that take random times; nothing waits. */
final class PlayedClocks implements StartAgreement.Ways {
  static final String RUN = "0f0e0d0c";
  private static final long SECOND = 1_000_000_000;
  private static final long MILLI = 1_000_000;

  /** By a worker's own clock. */
  final Map<Integer, Long> told = new HashMap<>();

  /** How often a connection breaks before one holds. */
  final Map<Integer, Integer> broken = new HashMap<>();

  /** How long a start is on its way, ms. */
  final Map<Integer, Long> slow = new HashMap<>();

  String run = RUN;
  private final Random random = new Random(7);
  private final Map<Integer, Long> offsets = new HashMap<>();
  private final Map<Integer, Long> walls = new HashMap<>();
  private long now = 5 * SECOND;

  long nanos() {
    return now;
  }

  Instant wall() {
    return Instant.EPOCH.plusNanos(1_000 * SECOND + now);
  }

  /** Of a worker: its clock minus ours. */
  long offset(int worker) {
    return offsets.computeIfAbsent(worker, any -> random.nextLong(-900 * SECOND, 900 * SECOND));
  }

  /** Its wall clock is ahead of ours. */
  PlayedClocks wallAhead(int worker, long nanos) {
    walls.put(worker, nanos);
    return this;
  }

  private void pass(long nanos) {
    now += nanos;
  }

  /** One way: some ms, and now and then many. */
  private long way() {
    return MILLI + random.nextLong(4 * MILLI) + (random.nextInt(4) == 0 ? 50 * MILLI : 0);
  }

  @Override
  public StartAgreement.Line open(int worker) throws IOException {
    pass(way());
    if (broken.merge(worker, -1, Integer::sum) >= 0) {
      throw new IOException("connection reset");
    }
    return new StartAgreement.Line() {
      @Override
      public String ask(String line) {
        pass(way() + (line.startsWith("start ") ? slow.getOrDefault(worker, 0L) * MILLI : 0));
        String answer = answer(worker, line);
        pass(way());
        return answer;
      }

      @Override
      public void close() {}
    };
  }

  private String answer(int worker, String line) {
    if (line.startsWith("loadline/1 ")) {
      return line.endsWith(" " + run) ? "worker " + worker : "refused this is another run";
    }
    if (line.equals("clock")) {
      long wall = 1_000 * SECOND + now + walls.getOrDefault(worker, 0L);
      return "clock " + (now + offset(worker)) + " " + wall;
    }
    long moment = Long.parseLong(line.substring("start ".length()));
    told.put(worker, moment);
    return "starting " + moment;
  }
}
