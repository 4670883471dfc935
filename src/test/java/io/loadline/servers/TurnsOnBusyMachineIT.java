package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often two services are told from each other that take turns while something disturbs both,
 * and how often two separate loads of the same minutes would have told them: whole gates over real
 * sockets, in processes of their own.
 */
@Timeout(7_200)
class TurnsOnBusyMachineIT {
  /** Equal ones in each cell; half as many of which one is slower. 20 in .ci/nightly. */
  private static final int GATES = Integer.getInteger("compared-gates.turns", 0);

  private static final int AT_ONCE = Integer.getInteger("compared-gates.at-once", 10);

  private static final int STAGGER_SECONDS = 20;
  private static final String SLOWER = "service.canary=1.15";
  private static final String COMPUTES = "service.steps=1000000";
  private static final String QUICK = "service.median=10";
  private static final String SHORT_MEMORY = "cache of 0.5 s";
  private static final String LONG_MEMORY = "cache of 2 s";
  private static final List<String> FIGURES = List.of("http/latency-p50", "http/latency-p90");

  private final Path dir;
  private final Jobs jobs;
  private final ComparedTally tally = new ComparedTally();
  private final Random random = new Random(18);
  private final BlockingQueue<Integer> free = new LinkedBlockingQueue<>();

  TurnsOnBusyMachineIT(@TempDir Path dir) throws IOException {
    this.dir = dir;
    this.jobs = new Jobs(dir, GATES == 0 ? 0 : AT_ONCE);
    IntStream.range(0, AT_ONCE).forEach(free::add);
  }

  @AfterEach
  void end() {
    jobs.close();
  }

  /** Some gates of one kind. */
  private record Cell(String name, int gates, List<String> settings) {}

  private static Cell equal(String name, String... settings) {
    return new Cell(name + ", equal", GATES, List.of(settings));
  }

  private static Cell slower(String name, String... settings) {
    List<String> all = Stream.concat(Stream.of(settings), Stream.of(SLOWER)).toList();
    return new Cell(name + ", slower", (GATES + 1) / 2, all);
  }

  @Test
  void a_service_that_becomes_slower_and_slower() throws InterruptedException, ExecutionException {
    run(equal("drift", "service.drift=0.2"), slower("drift", "service.drift=0.2"));
    assertThatHardlyAnyDiffers();
  }

  /** What is left of it after a second is little with the one, and much with the other. */
  @Test
  void a_cache_with_room_for_one_of_both() throws InterruptedException, ExecutionException {
    run(equal(SHORT_MEMORY, "service.cache=100"), equal(LONG_MEMORY, "service.cache=400"));
    assertThatHardlyAnyDiffers();
    assertThat(tally.of(LONG_MEMORY + ", equal, " + FIGURES.get(0), GateOutcome.LEFT_BEHIND))
        .isGreaterThan(GATES / 2);
  }

  @Test
  void a_hog_on_and_off() throws InterruptedException, ExecutionException {
    try (Disturber hog = Disturber.hog()) {
      hog.start();
      run(equal("hog", COMPUTES, QUICK), slower("hog", COMPUTES, QUICK));
    }
    assertThatHardlyAnyDiffers();
  }

  /** Which would hit one side alone if turns alternated. */
  @Test
  void a_hog_in_each_second_turn() throws InterruptedException, ExecutionException {
    try (Disturber hog = Disturber.regularHog()) {
      hog.start();
      run(equal("hog each 10 s", COMPUTES, QUICK));
    }
    assertThatHardlyAnyDiffers();
  }

  @Test
  void a_slow_disk() throws InterruptedException, ExecutionException {
    try (Disturber disk = Disturber.disk(dir.resolve("dd").toString())) {
      disk.start();
      run(equal("disk", "service.disk=" + dir.resolve("disk"), QUICK));
    }
    assertThatHardlyAnyDiffers();
  }

  private void assertThatHardlyAnyDiffers() {
    for (String figure : FIGURES) {
      for (String cell : tally.cells(", equal, " + figure)) {
        assertThat(tally.of(cell, ComparedTally.DIFFERS))
            .as(cell)
            .isLessThanOrEqualTo(ComparedTally.mostWrong(tally.of(cell, ComparedTally.ALL)));
      }
    }
  }

  private void run(Cell... cells) throws InterruptedException, ExecutionException {
    assumeThat(GATES).as("compared-gates.turns").isPositive();
    List<Callable<Void>> gates = new ArrayList<>();
    for (int i = 0; i < GATES; i++) {
      for (Cell each : cells) {
        if (i < each.gates) {
          gates.add(gate(each, random.nextInt(1_000 * STAGGER_SECONDS)));
        }
      }
    }
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (Future<Void> each : pool.invokeAll(gates)) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }
    System.out.println(tally.table());
  }

  private Callable<Void> gate(Cell cell, int wait) {
    return () -> {
      Thread.sleep(wait);
      int job = free.take();
      GateOutcome outcome;
      try {
        outcome = jobs.gate(job, cell.settings.toArray(String[]::new));
      } finally {
        free.add(job);
      }
      tally.gate(cell.name, outcome);
      for (GateOutcome.Figure each : outcome.separate()) {
        tally.ratio(
            cell.name + ", " + each.name() + ", one after the other",
            each.ratio(),
            each.lower(),
            each.upper());
      }
      if (outcome.figures().isEmpty()) {
        System.out.println(cell.name + ": " + outcome.said());
      }
      return null;
    };
  }
}
