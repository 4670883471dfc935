package io.loadline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Phase;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Tracing;
import io.loadline.plan.WorkerShare;
import io.loadline.plan.Workload;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Plans;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.http.NettyTransport;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers and loops that share a load share its traces: each is told once. */
@Timeout(60)
class TracesOfWorkersTest {
  private static final int WORKERS = 3;
  private static final int LOOPS = 2;
  private static final Tracing TRACING = new Tracing(Tracing.Mode.SAMPLED, 7, "");

  private static Stream<String> expected(Phase phase, int count) {
    return LongStream.range(0, count).mapToObj(index -> TRACING.header(phase, index));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void all_of_them_together_tell_each_trace_of_the_plan_once(boolean open) {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    try (ScriptedServer server =
        ScriptedServer.start(
            request -> {
              seen.add(String.valueOf(request.headers().get(Tracing.HEADER)));
              return Answers.iris();
            })) {
      Call call = Plans.call(server.url().toString(), Duration.ofSeconds(30));
      LoadPlan plan =
          Plans.plan(
                  call,
                  open ? Plans.poisson(2_000) : new Workload.Closed(12),
                  new PhaseLength.Requests(300),
                  new PhaseLength.Requests(60),
                  12,
                  Plans.noErrors())
              .with(TRACING);
      for (int worker = 0; worker < WORKERS; worker++) {
        try (NettyTransport transport = NettyTransport.create().tracing(plan.tracing())) {
          new LoadEngine(transport, Clock.systemUTC(), System::nanoTime, LOOPS)
              .sharing(new WorkerShare(worker, WORKERS))
              .run(plan, new StopSignal(), progress -> {});
        }
      }
    }
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(expected(Phase.WARMUP, 60), expected(Phase.MEASUREMENT, 300)).toList());
  }
}
