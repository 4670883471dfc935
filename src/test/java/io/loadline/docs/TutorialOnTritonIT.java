package io.loadline.docs;

import io.loadline.testkit.ModelServer;
import io.loadline.testkit.NeedsModelServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate of the tutorial on Triton, on a model that computes what the tutorial's does. */
@NeedsModelServer
class TutorialOnTritonIT {
  @Test
  void its_gate_passes(@TempDir Path folder) throws Exception {
    String url = ModelServer.up("triton").url() + "/v2/models/linear/infer";
    Tutorial.passes(Tutorial.of("triton").run(url, folder));
  }
}
