package io.loadline.servers;

import io.loadline.testkit.ModelServer;
import io.loadline.testkit.NeedsModelServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** LitServe has no metrics, also where somebody says that it has. */
@NeedsModelServer
@Timeout(1800)
class NothingFalseOnLitServeIT {
  @Test
  void nothing_false_is_told() throws Exception {
    String url = ModelServer.up("litserve").url().toString();

    NothingFalse.of(ProgrammedModel.other(url + "/slow", "/health", url + "/metrics"));
  }
}
