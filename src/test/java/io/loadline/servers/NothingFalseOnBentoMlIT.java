package io.loadline.servers;

import io.loadline.testkit.ModelServer;
import io.loadline.testkit.NeedsModelServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** BentoML's duration of a request holds a part of the wait, or all of it: none of it is used. */
@NeedsModelServer
@Tag("servers")
@Timeout(1800)
class NothingFalseOnBentoMlIT {
  /** In a thread, and one that blocks the event loop. */
  @ParameterizedTest
  @ValueSource(strings = {"slow", "blocking"})
  void nothing_false_is_told_of(String model) throws Exception {
    String url = ModelServer.up("bentoml").url().toString();

    NothingFalse.of(ProgrammedModel.other(url + "/" + model, "/readyz", url + "/metrics"));
  }
}
