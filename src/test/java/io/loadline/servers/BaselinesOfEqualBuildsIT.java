package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often builds that are equal are told to be slower than their baseline, and one that is 15 %
 * slower is found: jobs that are processes, real sockets, and whatever else the machine does.
 */
@Timeout(7_200)
class BaselinesOfEqualBuildsIT {
  /** 100 in .ci/nightly. */
  private static final int PAIRS = Integer.getInteger("compared-gates.pairs", 0);

  private static final int JOBS = 10;
  private static final int AT_ONCE = Integer.getInteger("compared-gates.at-once", 4);

  private final Jobs jobs;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private final ComparedTally tally = new ComparedTally();
  private final BuildPairs pairs;

  BaselinesOfEqualBuildsIT(@TempDir Path dir) throws IOException {
    this.jobs = new Jobs(dir, PAIRS == 0 ? 0 : JOBS);
    this.pairs = new BuildPairs(dir, jobs, tally, AT_ONCE);
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
    jobs.close();
  }

  @Test
  void equal_builds_are_hardly_ever_slower_and_slower_ones_are_found()
      throws IOException, InterruptedException, ExecutionException {
    assumeThat(PAIRS).as("compared-gates.pairs").isPositive();
    warmUp();
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      int pair = i;
      all.add(
          threads.submit(
              () -> {
                pairs.compare(pair);
                return null;
              }));
    }
    int done = 0;
    for (Future<?> each : all) {
      each.get();
      if (++done % 10 == 0) {
        System.out.println(done + " of " + PAIRS + " pairs\n" + tally.table());
      }
    }
    for (String figure : BuildPairs.FIGURES) {
      for (String cell : List.of(BuildPairs.CLOSE, BuildPairs.WIDE, BuildPairs.FOUR)) {
        String equal = cell + ", equal, http/" + figure;
        int compared = tally.of(equal, ComparedTally.ALL);
        assertThat(tally.of(equal, ComparedTally.ALARM))
            .as(equal)
            .isLessThanOrEqualTo(ComparedTally.mostWrong(compared));
      }
    }
  }

  /** The first gate of a process takes other times than those that follow. */
  private void warmUp() throws InterruptedException, ExecutionException {
    List<Callable<GateOutcome>> first = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      int job = i;
      first.add(() -> pairs.gate(job, "use=off", "file=none.json", BuildPairs.SLOTS));
    }
    for (Future<GateOutcome> each : threads.invokeAll(first)) {
      each.get();
    }
  }
}
