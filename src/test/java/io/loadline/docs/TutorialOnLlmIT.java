package io.loadline.docs;

import io.loadline.testkit.LlmServer;
import io.loadline.testkit.NeedsLlmServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate of the tutorial on language models. */
@NeedsLlmServer
class TutorialOnLlmIT {
  @Test
  void its_gate_passes(@TempDir Path folder) throws Exception {
    String url = LlmServer.up().chat().toString();
    Tutorial.passes(Tutorial.of("language-model").run(url, folder));
  }
}
