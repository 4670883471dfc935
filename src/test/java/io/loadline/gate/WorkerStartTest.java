package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.setting.Attribute;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is done here between a service that is found and its load in a pod. */
@Timeout(120)
class WorkerStartTest {
  private final Path dir;
  private ScriptedServer server;
  private InClusterGate gate;

  WorkerStartTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeEach
  void start() {
    server = ScriptedServer.always(Answers.iris());
    gate = new InClusterGate(server, dir);
    gate.alter(line -> line);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_token_is_asked_for_anew_when_the_machine_is_free() throws Exception {
    gate.set(Attribute.AUTH_SERVICE_ACCOUNT, "caller");
    gate.unset(Attribute.DURATION);
    gate.set(Attribute.REQUESTS, "10");
    AtomicInteger before = new AtomicInteger();
    MachineLock other = MachineLock.acquire(SelfChecking.lockFile(), said -> {});
    Thread thread =
        new Thread(
            () -> {
              while (!gate.printed.contains("waiting for another load test on this machine")) {
                Thread.onSpinWait();
              }
              before.set(gate.cluster.issued.get());
              other.close();
            });
    thread.start();

    assertThat(gate.run().verdict()).isEqualTo(Verdict.PASS);

    assertThat(before).hasValue(1);
    assertThat(gate.cluster.issued).hasValue(2);
  }

  @Test
  void a_service_that_is_looked_at_in_the_midst_of_its_load_is_not_confirmed() throws Exception {
    gate.set(Attribute.DURATION, "8s");
    gate.cluster.looking =
        () -> {
          while (server.requests("measurement") < 300) {
            Thread.onSpinWait();
          }
        };

    GateResult result = gate.run();

    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(gate.file("result.json")).contains("the service was looked at first some ");
  }
}
