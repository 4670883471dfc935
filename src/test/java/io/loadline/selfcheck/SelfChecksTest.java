package io.loadline.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.RunIn;
import io.loadline.plan.Workload;
import io.loadline.result.GeneratorLimits;
import io.loadline.testkit.Plans;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.transport.Transport;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.jdk.JdkTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfChecksTest {
  private static final Clock CLOCK = Clock.systemUTC();

  private final Path folder;
  private final List<String> said = new ArrayList<>();

  SelfChecksTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void a_demanding_plan_is_checked_once_and_the_outcome_kept() {
    LoadPlan plan = plan(Plans.constant(500), 10_000);
    try (Transport transport = NettyTransport.create()) {
      GeneratorLimits found = checks().limits(plan, transport, said::add).orElseThrow();
      assertThat(found.ceilingPerSecond()).isPositive();
      assertThat(found.lagP99Nanos()).isGreaterThanOrEqualTo(found.lagP50Nanos());
      assertThat(checks().limits(plan, transport, said::add)).contains(found);
    }
    assertThat(said)
        .containsExactly(
            "self-check: what the load generator can do where it runs (1 s; loadline.self-check=off"
                + " leaves it out)");
  }

  @Test
  void an_outcome_kept_on_a_busy_machine_is_found_out_again_before_it_warns() throws IOException {
    LoadPlan plan = plan(Plans.constant(500), 10_000);
    GeneratorLimits busy = new GeneratorLimits(0.5, 60_000, 4_000_000);
    try (Transport transport = NettyTransport.create()) {
      checks().limits(plan, transport, said::add);
      new LimitsFile(onlyFile(), CLOCK).write(busy);
      assertThat(checks().limits(plan, transport, said::add)).isPresent().get().isNotEqualTo(busy);
    }
    assertThat(said).hasSize(2);
    assertThat(new LimitsFile(onlyFile(), CLOCK).read()).isPresent().get().isNotEqualTo(busy);
  }

  @Test
  void the_other_transport_is_checked_by_itself() {
    LoadPlan plan = plan(Plans.constant(500), 10_000);
    try (Transport netty = NettyTransport.nio();
        Transport jdk = new JdkTransport()) {
      assertThat(checks().limits(plan, netty, said::add)).isPresent();
      assertThat(checks().limits(plan, jdk, said::add)).isPresent();
    }
    assertThat(said).hasSize(2);
  }

  @Test
  void a_modest_plan_with_a_relaxed_limit_is_not_worth_it() {
    Transport transport = SimulatedTransport.answeringAfter(1);
    assertThat(checks().limits(plan(Plans.poisson(499), 20), transport, said::add)).isEmpty();
    assertThat(checks().limits(plan(new Workload.Closed(4), 20), transport, said::add)).isEmpty();
    assertThat(said).isEmpty();
  }

  @Test
  void a_plan_beyond_half_of_the_ceiling_is_warned_of() {
    GeneratorLimits limits = new GeneratorLimits(61_250, 1_900, 48_000);
    assertThat(SelfChecks.warnings(plan(Plans.poisson(30_000), 100), limits, RunIn.LOCAL))
        .isEmpty();
    assertThat(SelfChecks.warnings(plan(Plans.poisson(31_000), 100), limits, RunIn.LOCAL))
        .containsExactly(
            "31000/s is more than half of the 61250/s that the load generator reached in its"
                + " self-check: lower the rate, or give the test more cores");
  }

  @Test
  void each_of_several_workers_has_its_share_of_the_rate() throws IOException {
    GeneratorLimits limits = new GeneratorLimits(61_250, 1_900, 48_000);
    assertThat(SelfChecks.warnings(plan(Plans.poisson(120_000), 100), 4, limits, RunIn.CLUSTER))
        .isEmpty();
    assertThat(SelfChecks.warnings(plan(Plans.poisson(125_000), 100), 4, limits, RunIn.CLUSTER))
        .containsExactly(
            "31250/s for each of 4 workers is more than half of the 61250/s that one reached in its"
                + " self-check: lower the rate, set loadline.workers=5, or have the pod on a node"
                + " with more cores (loadline.worker-node-selector)");
    Transport transport = SimulatedTransport.answeringAfter(1);
    assertThat(checks().limits(plan(Plans.poisson(1_900), 20), 4, transport, said::add)).isEmpty();
    assertThat(said).isEmpty();
  }

  @Test
  void a_limit_finer_than_we_are_punctual_is_warned_of() {
    GeneratorLimits limits = new GeneratorLimits(61_250, 1_900, 480_000);
    assertThat(SelfChecks.warnings(plan(Plans.poisson(100), 2.5), limits, RunIn.LOCAL))
        .containsExactly(
            "the load generator is up to 0.48 ms (p99) late even at a modest rate, which is more"
                + " than 5 % of the limit of 2.5 ms: free a core for the test");
  }

  @Test
  void in_a_pod_a_warning_names_what_helps_a_pod() {
    GeneratorLimits limits = new GeneratorLimits(61_250, 1_900, 480_000);
    assertThat(SelfChecks.warnings(plan(Plans.poisson(31_000), 2.5), limits, RunIn.CLUSTER))
        .containsExactly(
            "31000/s is more than half of the 61250/s that the load generator reached in its"
                + " self-check: lower the rate, set loadline.workers=2, or have the pod on a node"
                + " with more cores (loadline.worker-node-selector)",
            "the load generator is up to 0.48 ms (p99) late even at a modest rate, which is more"
                + " than 5 % of the limit of 2.5 ms: request more CPU for the pod"
                + " (loadline.worker-cpu), or give it a node of its own"
                + " (loadline.worker-node-selector)");
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().orElseThrow();
    }
  }

  private SelfChecks checks() {
    return new SelfChecks(folder, CLOCK, System::nanoTime, 2);
  }

  private static LoadPlan plan(Workload workload, double limit) {
    return Plans.plan(
        workload,
        new PhaseLength.Requests(100),
        PhaseLength.NOTHING,
        4,
        Plans.upper(Metric.percentile(99), limit));
  }
}
