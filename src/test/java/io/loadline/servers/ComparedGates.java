package io.loadline.servers;

import static io.loadline.GateKit.PAYLOAD;

import io.loadline.Compare;
import io.loadline.Endpoint;
import io.loadline.InferenceLoadTest;
import io.loadline.Load;
import io.loadline.Loadline;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.Map;

/** Gates that compare; run by {@link JobMain}. */
final class ComparedGates {
  private ComparedGates() {}

  static class InTurns {
    @InferenceLoadTest(payload = PAYLOAD)
    @Endpoint(name = "stable", url = "${stable.url}")
    @Endpoint(name = "canary", url = "${canary.url}")
    @Load(rate = 25, duration = "200s", warmup = "20", connections = 16)
    @Compare(baseline = "stable", candidate = "canary", latencyP50 = "10%", latencyP90 = "10%")
    void gate() {}
  }

  /**
   * Of a second, beside or into a baseline; {@code file}, {@code by} and {@code runs} say which.
   */
  static Loadline besideBaseline(URI url, Map<String, String> settings) {
    String by = settings.getOrDefault("by", "10%");
    return Loadline.target(url)
        .payload(PAYLOAD)
        .load(load -> load.requests(100).rate(50).warmup("10").connections(64))
        .baseline(
            baseline ->
                baseline
                    .file(settings.get("file"))
                    .runs(Integer.parseInt(settings.getOrDefault("runs", "1")))
                    .latencyMean(by)
                    .latencyP50(by)
                    .latencyP90(by)
                    .by("1000%"))
        .withOverrides()
        .printTo(new PrintStream(OutputStream.nullOutputStream()));
  }
}
