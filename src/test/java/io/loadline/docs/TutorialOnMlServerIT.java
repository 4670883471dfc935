package io.loadline.docs;

import io.loadline.testkit.MlServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The gates of the tutorials on MLServer and gRPC, on the model that they train. */
@EnabledIfEnvironmentVariable(
    named = MlServer.SHARED,
    matches = ".+",
    disabledReason = MlServer.WHY_SKIPPED)
class TutorialOnMlServerIT {
  @TempDir Path folder;

  @Test
  void the_gate_over_rest_passes() throws Exception {
    String url = MlServer.up().url() + "/v2/models/" + MlServer.MODEL + "/infer";
    Tutorial.passes(Tutorial.of("mlserver").run(url, folder));
  }

  @Test
  void the_gate_over_grpc_passes() throws Exception {
    String url = MlServer.up().grpcUrl(MlServer.MODEL);
    Tutorial.passes(Tutorial.of("grpc").run(url, folder));
  }
}
