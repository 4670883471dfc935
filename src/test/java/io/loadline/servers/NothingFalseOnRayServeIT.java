package io.loadline.servers;

import io.loadline.testkit.ModelServer;
import io.loadline.testkit.NeedsModelServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ray's sums are made of the middles of buckets, and come late: none of it is used. */
@NeedsModelServer
@Tag("servers")
@Timeout(1800)
class NothingFalseOnRayServeIT {
  private static final int METRICS = 18740;

  /** It takes one request at a time, lets eight wait, and refuses the others. */
  @Test
  void nothing_false_is_told() throws Exception {
    String url = ModelServer.up("ray").url().toString();
    String metrics = "http://127.0.0.1:" + METRICS + "/metrics";

    NothingFalse.of(ProgrammedModel.other(url + "/slow", "/-/healthz", metrics));
  }
}
