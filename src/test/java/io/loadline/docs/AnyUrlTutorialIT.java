package io.loadline.docs;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial on any URL: its service in Python, and its gate on that. */
class AnyUrlTutorialIT {
  private final Tutorial tutorial = Tutorial.of("any-url");

  @Test
  @Timeout(60)
  void its_gate_passes_on_its_service(@TempDir Path folder) throws Exception {
    int port = freePort();
    String service = tutorial.only("python", "import ").text().replace("8080", "" + port);
    Path file = Files.writeString(folder.resolve("service.py"), service);
    Process python = new ProcessBuilder("python3", file.toString()).inheritIO().start();
    try {
      Tutorial.passes(tutorial.run("http://localhost:" + port + "/predict", folder));
    } finally {
      python.destroyForcibly().waitFor();
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
