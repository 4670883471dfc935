package io.loadline.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.result.RunResult;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import java.nio.file.Path;

/** A gate in the cluster of 50 requests a second for 4 s, none of which may fail; its service. */
record ServedGate(ScriptedServer server, InClusterGate gate) implements AutoCloseable {
  static ServedGate start(Path dir) {
    ScriptedServer server = ScriptedServer.always(Answers.iris());
    InClusterGate gate = new InClusterGate(server, dir);
    gate.set(Attribute.DURATION, "4s");
    gate.set(Attribute.ERRORS, "0");
    return new ServedGate(server, gate);
  }

  /** Of the only endpoint. */
  static RunResult only(GateResult result) {
    return result.endpoints().get(0).run();
  }

  /** Begins to wait until the service has been asked so often, and does something then. */
  Thread once(int requests, Runnable then) {
    Thread waiting =
        new Thread(
            () -> {
              while (server.requests("measurement") < requests) {
                Thread.onSpinWait();
              }
              then.run();
            });
    waiting.start();
    return waiting;
  }

  @Override
  public void close() {
    server.close();
  }
}
