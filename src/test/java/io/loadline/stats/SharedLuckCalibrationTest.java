package io.loadline.stats;

import static io.loadline.stats.RunComparisonCalibrationTest.MOST;
import static io.loadline.stats.RunComparisonCalibrationTest.of;
import static io.loadline.stats.RunComparisonCalibrationTest.share;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.stats.RunComparisonCalibrationTest.Comparison;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What must not be compared, and why: runs, batches and requests that share the luck of one machine
 * are told to differ from others of the same build. Beside each what is done instead.
 */
class SharedLuckCalibrationTest {
  private static final int BATCHES = 20;

  private static double alarm(Comparison comparison) {
    return share(of(comparison), RunComparisonCalibrationTest::differs);
  }

  /** Machines differ by 5 %, runs of one job by 2 % with what so many requests make of them. */
  @Test
  void a_baseline_of_one_job_is_told_to_differ_from_the_next() {
    SimulatedRuns runs = new SimulatedRuns(0.05, 0.0165, 10_000);
    double oneJob =
        alarm(random -> RunComparison.of(runs.ofOneJob(5, 1, random), runs.jobs(1, 1, random)));
    double bothOneJob =
        alarm(random -> RunComparison.of(runs.ofOneJob(5, 1, random), runs.ofOneJob(5, 1, random)));
    double fiveJobs =
        alarm(random -> RunComparison.of(runs.jobs(5, 1, random), runs.jobs(1, 1, random)));
    System.out.printf(
        "5 runs of one job: equal: differ %4.1f %% (5 v 1), %4.1f %% (5 v 5); of 5 jobs %4.1f %%%n",
        100 * oneJob, 100 * bothOneJob, 100 * fiveJobs);

    assertThat(oneJob).isBetween(0.40, 0.52);
    assertThat(bothOneJob).isBetween(0.64, 0.76);
    assertThat(fiveJobs).isLessThanOrEqualTo(MOST);
  }

  /** Spread between jobs and between runs of one; together some 5 %. */
  @ParameterizedTest
  @CsvSource({"0, 0.05", "0.02, 0.046", "0.035, 0.035", "0.046, 0.02", "0.05, 0"})
  void repeating_the_load_in_one_job_does_not_make_it_several(double jobs, double runs) {
    SimulatedRuns each = new SimulatedRuns(jobs, runs, 10_000);
    double pooled = alarm(repeated(each, 1, 1, false));
    double asOne = alarm(repeated(each, 1, 1, true));
    double ofMeans = alarm(repeated(each, 4, 1, true));
    double found = found(repeated(each, 1, 1.15, true));
    double foundOfMeans = found(repeated(each, 4, 1.15, true));
    System.out.printf(
        "jobs %3.1f %%, runs %3.1f %%, 5 v 4 of one job: equal: differ %4.1f %% as 4 runs, %4.1f %%"
            + " as one, %4.1f %% beside means of 4; 15 %% found: %4.1f %% as one, %4.1f %% beside"
            + " means of 4%n",
        100 * jobs,
        100 * runs,
        100 * pooled,
        100 * asOne,
        100 * ofMeans,
        100 * found,
        100 * foundOfMeans);

    assertThat(asOne).isLessThanOrEqualTo(MOST);
    assertThat(ofMeans).isLessThanOrEqualTo(MOST);
    assertThat(foundOfMeans).isGreaterThanOrEqualTo(found - 0.02);
    if (jobs >= 0.02) {
      assertThat(pooled).isGreaterThan(MOST);
    }
  }

  private static double found(Comparison comparison) {
    return share(of(comparison), RunComparisonCalibrationTest::slower);
  }

  private static Comparison repeated(
      SimulatedRuns runs, int runsBefore, double ratio, boolean asOne) {
    return random -> {
      double[] before =
          SimulatedRuns.figures(5, () -> RunComparison.mean(runs.ofOneJob(runsBefore, 1, random)));
      double[] now = runs.ofOneJob(4, ratio, random);
      return asOne ? RunComparison.ofOneJob(before, now) : RunComparison.of(before, now);
    };
  }

  /** What is not promised: runs of now that differ more than those before, by 10 % and by 5 %. */
  @Test
  void runs_that_differ_more_than_before_are_told_to_be_other_ones() {
    SimulatedRuns before = new SimulatedRuns(0.05, 0, 10_000);
    SimulatedRuns now = new SimulatedRuns(0.10, 0, 10_000);
    double one =
        alarm(random -> RunComparison.of(before.jobs(5, 1, random), now.jobs(1, 1, random)));
    double five =
        alarm(random -> RunComparison.of(before.jobs(5, 1, random), now.jobs(5, 1, random)));
    System.out.printf(
        "twice the spread now: equal: differ %4.1f %% (5 v 1), %4.1f %% (5 v 5)%n",
        100 * one, 100 * five);

    assertThat(one).isGreaterThan(MOST);
    assertThat(five).isLessThanOrEqualTo(0.01 + MOST);
  }

  /** One run beside one, with the spread of 20 batches of each or of all requests for its own. */
  @ParameterizedTest
  @CsvSource({
    "0.02, 1000, 0.13, 0.30", "0.02, 10000, 0.35, 0.75", "0.05, 1000, 0.30, 0.65",
    "0.05, 10000, 0.67, 0.90", "0.10, 1000, 0.54, 0.80", "0.10, 10000, 0.84, 0.94"
  })
  void more_requests_make_one_run_beside_one_worse(
      double machines, int requests, double leastOfBatches, double leastOfRequests) {
    SimulatedRuns runs = new SimulatedRuns(machines, 0, requests / BATCHES);
    double ofBatches =
        alarm(random -> RunComparison.of(batches(runs, random), batches(runs, random)));
    double ofRequests = alarm(random -> means(machines, requests, random));
    System.out.printf(
        "machines %2.0f %%, %d requests, 1 v 1: equal: differ %4.1f %% by batches, %4.1f %% by"
            + " requests%n",
        100 * machines, requests, 100 * ofBatches, 100 * ofRequests);

    assertThat(ofBatches).isGreaterThan(leastOfBatches - 0.05).isGreaterThan(MOST);
    assertThat(ofRequests).isGreaterThan(leastOfRequests - 0.05).isGreaterThan(ofBatches);
  }

  private static double[] batches(SimulatedRuns runs, SplittableRandom random) {
    return runs.ofOneJob(BATCHES, 1, random);
  }

  /** Of the means of the logarithms of all requests; their spread is known well enough. */
  private static RatioInterval means(double machines, int requests, SplittableRandom random) {
    double error = SimulatedRuns.SIGMA * Math.sqrt(2.0 / requests);
    double difference =
        Math.hypot(machines * Math.sqrt(2), error) * SimulatedService.normal(random);
    return RunComparison.interval(difference, error, 2 * requests - 2);
  }
}
