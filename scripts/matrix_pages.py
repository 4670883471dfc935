"""The project that docs/set-up.md and docs/writing-gates.md give to copy: pom, payload, and the gate of a service that the
test starts."""

import re

IMPORTS = """\
import com.sun.net.httpserver.HttpServer;
import io.loadline.*;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.*;

"""

# In place of "where your service listens".
SERVICE = """

class Served {
  static String start() {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server.setExecutor(Executors.newCachedThreadPool(task -> daemon(task)));
      byte[] answer = "{\\"model_name\\":\\"iris\\",\\"outputs\\":[{\\"data\\":[1,1]}]}".getBytes(StandardCharsets.UTF_8);
      server.createContext("/", exchange -> {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
      });
      server.start();
      return "http://127.0.0.1:" + server.getAddress().getPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    return thread;
  }
}
"""


def block(page, language, start):
    """The fenced block of that language that begins so."""
    for text in re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(), re.DOTALL | re.MULTILINE):
        if text.startswith(start):
            return text
    raise SystemExit(f"{page} has no block in {language} that begins with {start!r}")


def write_project(docs, folder):
    tests = folder / "src" / "test"
    (tests / "java").mkdir(parents=True)
    (tests / "resources").mkdir()
    (folder / "pom.xml").write_text(block(docs / "set-up.md", "xml", "<project "))
    (tests / "resources" / "iris-input.json").write_text(block(docs / "writing-gates.md", "json", '{"inputs"'))
    gate = block(docs / "writing-gates.md", "java", "class StartedHereIT")
    served, found = re.subn(r'target = "http://[^"]*";', "target = Served.start();", gate)
    if found != 1:
        raise SystemExit("StartedHereIT of docs/writing-gates.md no longer says where the service listens")
    (tests / "java" / "StartedHereIT.java").write_text(IMPORTS + served + SERVICE)


def check_project(code, output):
    wrong = [] if code == 0 else [f"Maven's exit code is {code}, not 0"]
    if not re.search(r"^PASS iris_is_fast_for_nearly_everybody: ", output, re.MULTILINE):
        wrong.append("no line begins with PASS")
    if wrong:
        wrong += [line for line in output.splitlines() if line.startswith(("[ERROR]", "FAIL", "INVALID"))][:10]
    return wrong
