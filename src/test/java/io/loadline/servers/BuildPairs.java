package io.loadline.servers;

import io.loadline.baseline.BaselineFile;
import io.loadline.baseline.RecordedBaseline;
import io.loadline.stats.ComparisonPlan;
import io.loadline.stats.RunComparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Records baselines of builds, and compares equal and slower ones with them. Thread-safe. */
final class BuildPairs {
  /** What is compared. */
  static final List<String> FIGURES = List.of("latency-mean", "latency-p50", "latency-p90");

  static final String CLOSE = "by 10 %";
  static final String WIDE = "1 run a job";
  static final String FOUR = "4 runs a job";
  static final String SLOTS = "service.slots=20";

  private static final int OF_A_FILE = 5;
  private static final String SLOWER = "service.factor=1.15";
  private static final String EQUAL = "service.factor=1";
  private static final String CLOSE_SPREAD = "service.spread=0.1";
  private static final String WIDE_SPREAD = "service.spread=0.35";
  private static final String USUAL = "service.median=200";
  private static final int TRIES = 4;

  private final Path dir;
  private final Jobs jobs;
  private final ComparedTally tally;

  /** Fair, so that minutes are between two runs of a pair: those of one minute share its luck. */
  private final Semaphore places;

  BuildPairs(Path dir, Jobs jobs, ComparedTally tally, int atOnce) {
    this.dir = dir;
    this.jobs = jobs;
    this.tally = tally;
    this.places = new Semaphore(atOnce, true);
  }

  /** All that is done with one pair. */
  void compare(int pair) throws IOException, InterruptedException {
    if (pair % 2 == 0) {
      close(pair);
    }
    wide(pair);
    if (pair % 2 == 1) {
      close(pair);
    }
    if (pair % 4 < 2) {
      jobs(pair);
    }
    if (pair % 4 == 0) {
      four(pair);
    }
  }

  /** A gate in the process of a job; waits where as many run as may. */
  GateOutcome gate(int job, String... settings) throws IOException, InterruptedException {
    places.acquire();
    try {
      return jobs.gate(job, settings);
    } finally {
      places.release();
    }
  }

  /** Runs that differ by less: gates that fail from 10 % on. */
  private void close(int pair) throws IOException, InterruptedException {
    String file = file(pair, CLOSE);
    record(CLOSE, pair, file, CLOSE_SPREAD, EQUAL);
    compare(CLOSE, pair, file, CLOSE_SPREAD);
  }

  /** Runs that differ by about 5 %. */
  private void wide(int pair) throws IOException, InterruptedException {
    record(WIDE, pair, file(pair, WIDE), WIDE_SPREAD, EQUAL);
    compare(WIDE, pair, file(pair, WIDE), WIDE_SPREAD);
  }

  /** As many jobs as those of the file, which no gate compares: each gate is of one job. */
  private void jobs(int pair) throws IOException, InterruptedException {
    String equal = file(pair, "others");
    String slower = file(pair, "slower");
    record(WIDE, pair + OF_A_FILE, equal, WIDE_SPREAD, EQUAL);
    record(WIDE, pair + OF_A_FILE, slower, WIDE_SPREAD, SLOWER);
    for (String figure : FIGURES) {
      double[] first = figures(file(pair, WIDE), figure);
      double[] others = figures(equal, figure);
      double[] slow = figures(slower, figure);
      if (first.length == OF_A_FILE && others.length == OF_A_FILE && slow.length == OF_A_FILE) {
        for (int number : new int[] {4, OF_A_FILE}) {
          jobs(number, "equal", figure, first, others);
          jobs(number, "slower", figure, first, slow);
        }
        spread("jobs of " + WIDE + ", " + figure, first);
      }
    }
  }

  private void jobs(int number, String what, String figure, double[] before, double[] now) {
    tally.ratio(
        "%d jobs v %d, %s, %s".formatted(number, number, what, figure),
        RunComparison.of(Arrays.copyOf(before, number), Arrays.copyOf(now, number)));
  }

  private void four(int pair) throws IOException, InterruptedException {
    String file = file(pair, FOUR);
    record(FOUR, pair, file, WIDE_SPREAD, EQUAL);
    compare(FOUR, pair, file, WIDE_SPREAD);
    for (String figure : FIGURES) {
      spread("means of four runs of a job, " + figure, figures(file, figure));
      for (double within : figures(file, figure + "-within")) {
        tally.square("runs of a job, " + figure, within);
      }
    }
  }

  private void spread(String what, double[] figures) {
    if (figures.length > 1) {
      tally.square(what, ComparisonPlan.spread(figures));
    }
  }

  private String file(int pair, String name) {
    return dir.resolve("baseline-" + pair + "-" + name.replace(' ', '-') + ".json").toString();
  }

  /** By the jobs from one on, each once more where the machine was so busy that it was INVALID. */
  private void record(String cell, int from, String file, String spread, String factor)
      throws IOException, InterruptedException {
    for (int job = from; job < from + OF_A_FILE; job++) {
      int before = size(file);
      for (int tries = 0; tries < TRIES && size(file) == before; tries++) {
        GateOutcome outcome =
            gate(job, "use=write", USUAL, "file=" + file, spread, factor, runs(cell), SLOTS);
        tally.count(cell + ", recorded", size(file) > before ? "yes" : outcome.verdict());
      }
    }
  }

  private void compare(String cell, int pair, String file, String spread)
      throws IOException, InterruptedException {
    for (String factor : List.of(EQUAL, SLOWER)) {
      int job = pair + OF_A_FILE + (factor.equals(EQUAL) ? 1 : 3);
      GateOutcome outcome =
          gate(job, "file=" + file, USUAL, by(cell), spread, factor, runs(cell), SLOTS);
      String of = cell + (factor.equals(EQUAL) ? ", equal" : ", slower");
      tally.gate(of, outcome);
      if (outcome.said().contains("unlike the baseline")) {
        tally.count(of + ", gates", "unlike");
      }
      if (outcome.figures().isEmpty()) {
        System.out.println(of + ": " + outcome.said());
      }
    }
  }

  private static String runs(String cell) {
    return "runs=" + (cell.equals(FOUR) ? 4 : 1);
  }

  /** Where less could not be told it is the intervals that are wanted. */
  private static String by(String cell) {
    return cell.equals(CLOSE) ? "by=10%" : "by=1000%";
  }

  private static Optional<RecordedBaseline> baseline(String file) {
    return new BaselineFile(Path.of(file), file).read();
  }

  private static int size(String file) {
    return baseline(file).map(it -> it.runs().size()).orElse(0);
  }

  private static double[] figures(String file, String figure) {
    return baseline(file).stream()
        .flatMap(it -> it.runs().stream())
        .map(run -> run.figures().values().get(figure))
        .filter(Objects::nonNull)
        .mapToDouble(each -> each)
        .toArray();
  }
}
