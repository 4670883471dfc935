package io.loadline.gate;

import io.loadline.config.gate.Gate;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSource;
import io.loadline.report.TestName;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.NotReadyException;
import io.loadline.testkit.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A gate on a service in a {@link PlayedCluster}, for tests of other packages. */
public final class PlayedGate {
  private final Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
  private final PlayedCluster cluster;

  private PlayedGate(ScriptedServer server) {
    cluster = new PlayedCluster(server);
    set(Attribute.READY_ISVC, "iris");
    set(Attribute.URL, ScriptedServer.INFER);
    set(Attribute.PAYLOAD, "{\"inputs\":[]}");
    set(Attribute.AUTH_SERVICE_ACCOUNT, "caller");
    set(Attribute.REQUESTS, "12");
    set(Attribute.RATE, "200");
    set(Attribute.CONNECTIONS, "12");
    set(Attribute.SEED, "7");
    set(Attribute.WARMUP, "2");
    set(Attribute.READY_TIMEOUT, "20s");
  }

  /** A gate whose cluster leads to a server. */
  public static PlayedGate leadingTo(ScriptedServer server) {
    return new PlayedGate(server);
  }

  private void set(Attribute attribute, String value) {
    values.put(attribute, List.of(value));
  }

  /** The cluster does not reach the service, for this reason. */
  public PlayedGate refusing(String reason) {
    cluster.refusal = reason;
    return this;
  }

  /** The service was scaled while it was measured. */
  public PlayedGate scaled() {
    cluster.interferences.add(
        new Interference(InterferenceKind.SCALED, 0.05, "the predictor has 2 pods", true));
    return this;
  }

  /** What was printed, and what was thrown; result.json is in the folder. */
  public String run(Path folder) throws InterruptedException {
    Gate gate =
        GateConfigFactory.ofProgram(false)
            .resolve(
                List.of(new SettingSource(0, "test", values)), List.of(), Optional.empty(), true);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    try {
      TestName test = TestName.of("gate");
      GateRun run =
          new GateRun(test, gate, Optional.of(folder), out, cluster.parts(), GateRun.FRESH);
      out.println(run.run().text());
    } catch (NotReadyException e) {
      out.println(e.getMessage());
    }
    return printed.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
  }
}
