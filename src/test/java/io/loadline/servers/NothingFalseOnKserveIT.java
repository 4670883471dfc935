package io.loadline.servers;

import io.loadline.plan.KnownTiming;
import io.loadline.testkit.ModelServer;
import io.loadline.testkit.NeedsModelServer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** KServe's own server: the wait is in its duration where predict is async, else nowhere. */
@NeedsModelServer
@Timeout(1800)
class NothingFalseOnKserveIT {
  @ParameterizedTest
  @ValueSource(strings = {"slow", "blocking"})
  void nothing_false_is_told_of(String model) throws Exception {
    String url = ModelServer.up("kserve").url().toString();

    NothingFalse.of(
        ProgrammedModel.v2(
            url + "/v2/models/" + model,
            url + "/metrics",
            KnownTiming.KSERVE_METRICS,
            model.equals("blocking")));
  }
}
