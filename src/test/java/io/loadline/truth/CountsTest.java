package io.loadline.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.GateKit;
import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.plan.Arrivals;
import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service has read is what we say that we have sent. */
class CountsTest {
  private static final String TRANSPORT = "loadline.transport";

  @AfterEach
  void restore() {
    System.clearProperty(TRANSPORT);
  }

  private static LoadResult run(String transport, ScriptedServer server) throws Exception {
    System.setProperty(TRANSPORT, transport);
    return Loadline.target(server.url())
        .payload(GateKit.PAYLOAD)
        .timeout(Duration.ofSeconds(60))
        .load(load -> load.requests(100).rate(200).arrivals(Arrivals.CONSTANT).connections(4))
        .withOverrides()
        .printTo(new PrintStream(PrintStream.nullOutputStream()))
        .run();
  }

  @ParameterizedTest
  @ValueSource(strings = {"netty", "jdk"})
  void a_healthy_service_has_read_each_request(String transport) throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      LoadResult result = run(transport, server);
      assertThat(result.run().transport()).startsWith(transport);
      assertThat(result.run().sent()).isEqualTo(100);
      assertThat(server.requests("measurement")).isEqualTo(100);
      assertThat(server.requests("warmup")).isEqualTo(result.run().warmupRequests()).isEqualTo(10);
      // The model's ready endpoint, and one real request.
      assertThat(server.requests("probe")).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"netty", "jdk"})
  void a_service_that_resets_has_read_what_it_reset(String transport) throws Exception {
    try (ScriptedServer server = ScriptedServer.start(Script.every(20, Behaviour.reset()))) {
      LoadResult result = run(transport, server);
      assertThat(result.run().sent()).isEqualTo(100);
      assertThat(server.requests("measurement")).isEqualTo(100);
      assertThat(result.outcomes().of(Outcome.RESET)).isEqualTo(5);
      assertThat(server.resets()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"netty", "jdk"})
  void a_service_that_closes_each_connection_has_read_each_request(String transport)
      throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Answers.closing())) {
      LoadResult result = run(transport, server);
      assertThat(result.errors()).as(result.toString()).isZero();
      assertThat(result.run().sent()).isEqualTo(100);
      assertThat(server.requests("measurement")).isEqualTo(100);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"netty", "jdk"})
  void a_service_that_dies_has_read_all_but_what_its_death_took(String transport) throws Exception {
    try (ScriptedServer server = ScriptedServer.start(Script.diesAfter(50))) {
      LoadResult result = run(transport, server);
      long lost = result.run().sent() - server.requests("measurement");
      assertThat(lost).as(result.toString()).isBetween(0L, (long) server.resets());
      assertThat(result.outcomes().successes()).isBetween(45L, 50L);
      assertThat(result.requests()).isEqualTo(100);
    }
  }
}
