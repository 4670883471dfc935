package io.loadline.benchmarks;

import io.loadline.result.RunResult;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Looks at how much CPU time the threads take that read what workers tell, decode it and add it up.
 * It is gone with its thread, so it is looked at every 2 ms: that much of the end of each is not
 * seen. The threads that take the logs from the network are not among them.
 */
final class ReadingCpu {
  private static final String READERS = "loadline-worker-log-";
  private static final int LOOK_MILLIS = 2;

  /** New threads are looked for so rarely. */
  private static final int RARELY = 50;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<Long, Long> nanos = new HashMap<>();
  private final NavigableMap<Instant, Long> sums = new TreeMap<>(Map.of(Instant.MIN, 0L));

  private ReadingCpu() {}

  static ReadingCpu start() {
    ReadingCpu reading = new ReadingCpu();
    Thread thread = new Thread(reading::look, "reading-cpu");
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
    thread.start();
    return reading;
  }

  private void look() {
    try {
      for (int looks = 0; ; looks++) {
        if (looks % RARELY == 0) {
          find();
        }
        add();
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void find() {
    for (ThreadInfo each : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (each != null && each.getThreadName().startsWith(READERS)) {
        nanos.putIfAbsent(each.getThreadId(), 0L);
      }
    }
  }

  private synchronized void add() {
    nanos.replaceAll((id, before) -> Math.max(before, threads.getThreadCpuTime(id)));
    long sum = nanos.values().stream().mapToLong(Long::longValue).sum();
    if (sum > sums.lastEntry().getValue()) {
      sums.put(Instant.now(), sum);
    }
  }

  private synchronized double until(Instant moment) {
    return sums.floorEntry(moment).getValue() / 1e9;
  }

  /** In s: after each second of a run from its start, then after all of it. */
  List<Double> of(RunResult run) {
    double before = until(run.startedAt());
    long seconds = run.elapsedNanos() / 1_000_000_000;
    return LongStream.rangeClosed(1, seconds + 1)
        .mapToObj(second -> second > seconds ? Instant.MAX : run.startedAt().plusSeconds(second))
        .map(moment -> until(moment) - before)
        .toList();
  }
}
