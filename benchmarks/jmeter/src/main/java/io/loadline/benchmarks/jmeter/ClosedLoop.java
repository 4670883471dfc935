package io.loadline.benchmarks.jmeter;

import static us.abstracta.jmeter.javadsl.JmeterDsl.httpSampler;
import static us.abstracta.jmeter.javadsl.JmeterDsl.testPlan;
import static us.abstracta.jmeter.javadsl.JmeterDsl.threadGroup;

import java.io.IOException;
import java.time.Duration;
import us.abstracta.jmeter.javadsl.core.TestPlanStats;
import us.abstracta.jmeter.javadsl.core.stats.StatsSummary;
import us.abstracta.jmeter.javadsl.core.threadgroups.DslDefaultThreadGroup;

/** As many threads as connections, each with one of its own, one request after the other. */
public final class ClosedLoop {
  private ClosedLoop() {}

  public static void main(String[] args) throws IOException {
    TestPlanStats stats =
        testPlan(get("warm-up"), get("measured")).sequentialThreadGroups().run();
    print("warm-up", stats);
    print("measured", stats);
  }

  /** For as many seconds as the property of the same name says. */
  private static DslDefaultThreadGroup get(String name) {
    Duration time = Duration.ofSeconds(Integer.getInteger(name));
    int users = Integer.getInteger("users");
    return threadGroup(name, users, time, httpSampler(name, System.getProperty("url")));
  }

  private static void print(String name, TestPlanStats stats) {
    StatsSummary requests = stats.byLabel(name);
    System.out.printf(
        "%s: %d requests, %d failed%n", name, requests.samplesCount(), requests.errorsCount());
  }
}
