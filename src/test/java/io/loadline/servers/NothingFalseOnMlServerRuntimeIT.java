package io.loadline.servers;

import io.loadline.plan.KnownTiming;
import io.loadline.testkit.ModelServer;
import io.loadline.testkit.NeedsModelServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * MLServer: the wait is in its duration where models have a process of their own, or do not block;
 * else it is nowhere.
 */
@NeedsModelServer
@Tag("servers")
@Timeout(1800)
class NothingFalseOnMlServerRuntimeIT {
  private static final String SERVER = "mlserver";

  /** Its metrics have a port of their own, which is so many after that of HTTP. */
  private static final int METRICS = 2;

  @AfterAll
  static void back() throws Exception {
    ModelServer.restart(SERVER, Map.of());
  }

  @ParameterizedTest(name = "{1} with {0} workers")
  @CsvSource({"0, slow", "0, blocking", "1, slow", "1, blocking"})
  void nothing_false_is_told_of(String workers, String model) throws Exception {
    ModelServer server = ModelServer.restart(SERVER, Map.of("MLSERVER_WORKERS", workers));
    String metrics = "http://127.0.0.1:" + (server.url().getPort() + METRICS) + "/metrics";

    NothingFalse.of(
        ProgrammedModel.v2(
            server.url() + "/v2/models/" + model,
            metrics,
            KnownTiming.MLSERVER_METRICS,
            workers.equals("0") && model.equals("blocking")));
  }
}
