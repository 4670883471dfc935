package io.loadline.golden;

import io.loadline.testkit.SampleWorker;
import java.util.List;

/** What the load generator and its machine do to a verdict. */
final class MachineFixtures {
  private static final String P90 = "http/latency-p90 <= 150";
  private static final String MEAN = "http/latency-mean <= 110";
  private static final String NO_ERRORS = "http/error-count <= 0";

  private MachineFixtures() {}

  static List<GoldenFixture> all() {
    return List.of(
        new GoldenFixture("invalid-own-lag", () -> ownLag().texts()),
        new GoldenFixture("invalid-disturbed", () -> disturbed().texts()),
        new GoldenFixture("invalid-interrupted", () -> interrupted().texts()),
        new GoldenFixture("invalid-lost", () -> lost().texts()),
        new GoldenFixture("invalid-worker-lost", () -> workerLost().texts()),
        new GoldenFixture("invalid-worker-disturbed", () -> workerDisturbed().texts()),
        new GoldenFixture("pass-workers", () -> workers().texts()),
        new GoldenFixture("pass-disturbed", () -> disturbedAndKept().texts()),
        new GoldenFixture("fail-disturbed", () -> disturbedAndBroken().texts()));
  }

  private static FinishedReport ownLag() {
    return FinishedReport.on(FinishedRun.promising(P90, NO_ERRORS).pausing(6, 320).measured());
  }

  private static FinishedReport disturbed() {
    FinishedRun slowInOneSecond =
        FinishedRun.promising(P90, MEAN, NO_ERRORS)
            .requests(60)
            .taking(index -> index / 20 == 1 ? 180 : 100);
    return FinishedReport.on(Surroundings.of(slowInOneSecond).disturbed(1, 212.5, 40).measured());
  }

  private static FinishedReport interrupted() {
    return FinishedReport.on(FinishedRun.promising(P90, NO_ERRORS).interruptedAt(9).measured());
  }

  private static FinishedReport lost() {
    return FinishedReport.on(
        FinishedRun.promising(P90, "http/latency-mean <= 90", NO_ERRORS)
            .requests(60)
            .lostAfter(
                2,
                "Job models/loadline-iris-0a1b2c3d: the worker's pod was evicted from node a: low on"
                    + " memory. Fix: run the test again while nobody drains nodes"));
  }

  private static FinishedReport workerLost() {
    return FinishedReport.on(
        FinishedRun.promising(P90, NO_ERRORS).requests(60).lostAfter(2, "evicted"),
        new SampleWorker(0).sent(30),
        new SampleWorker(1)
            .sent(20)
            .lostAfter(
                2,
                "the worker's pod was evicted from node a: low on memory. Fix: run the test again"
                    + " while nobody drains nodes"),
        new SampleWorker(2).neverBegun("no node takes the pod: 0/2 nodes match. Fix: add a node"));
  }

  private static FinishedReport workerDisturbed() {
    FinishedRun slowInOneSecond =
        FinishedRun.promising(P90, MEAN, NO_ERRORS)
            .requests(60)
            .taking(index -> index / 20 == 1 ? 180 : 100);
    return FinishedReport.on(
        Surroundings.of(slowInOneSecond).disturbed(1, 212.5, 40).measured(),
        new SampleWorker(0),
        new SampleWorker(1).disturbed(212, 40));
  }

  private static FinishedReport workers() {
    return FinishedReport.on(
        FinishedRun.promising(P90, NO_ERRORS).measured(),
        new SampleWorker(0),
        new SampleWorker(1),
        new SampleWorker(2),
        new SampleWorker(3).wallClockAhead(5_012));
  }

  private static FinishedReport disturbedAndKept() {
    return FinishedReport.on(
        Surroundings.of(FinishedRun.promising(P90, NO_ERRORS)).disturbed(0, 0, 31.5).measured());
  }

  private static FinishedReport disturbedAndBroken() {
    FinishedRun failing = FinishedRun.promising(P90, NO_ERRORS).failing("server-error", 4);
    return FinishedReport.on(Surroundings.of(failing).disturbed(0, 80, 20).measured());
  }
}
