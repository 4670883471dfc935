package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Tracing;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.ReceivedRequest;
import io.loadline.testkit.ScriptedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gate whose slow and failed requests are found among the traces of the service. */
@Timeout(60)
class TracedGateTest {
  private static final String LINK = "https://jaeger.example.com/trace/{traceId}";
  private static final long SLOW = 20;
  private static final long FAILING = 30;

  private final Path dir;
  private final Map<String, List<String>> seen = new ConcurrentHashMap<>();
  @AutoClose private final ScriptedServer server = ScriptedServer.start(this::answer);

  TracedGateTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private Behaviour answer(ReceivedRequest request) {
    String header = request.headers().getOrDefault(Tracing.HEADER, "none");
    List<String> ofPhase =
        seen.computeIfAbsent(
            request.asksReady() ? "ready" : request.phase(), phase -> new CopyOnWriteArrayList<>());
    ofPhase.add(header);
    boolean measured = request.phase().equals("measurement");
    if (measured && request.number() == FAILING) {
      seen.put("failed", List.of(header));
      return Answers.text(500, "no memory left");
    }
    if (measured && request.number() == SLOW) {
      seen.put("slow", List.of(header));
      return Answers.iris().after(Duration.ofMillis(300));
    }
    return Answers.iris();
  }

  private GateOutput run(Class<?> fixture, String... parameters) {
    GateKit kit = GateKit.writingTo(dir).calling(server.url());
    for (int i = 0; i < parameters.length; i += 2) {
      kit.with(parameters[i], parameters[i + 1]);
    }
    return kit.run(fixture);
  }

  private String id(String what) {
    return seen.getOrDefault(what, List.of("")).get(0).substring(3, 35);
  }

  @Test
  void the_slow_and_the_failed_request_have_the_ids_that_the_service_saw() {
    GateOutput output = run(TracedGateTestCases.Plain.class, "loadline.trace-url", LINK);
    String slow = LINK.replace("{traceId}", id("slow"));
    String failed = LINK.replace("{traceId}", id("failed"));
    assertThat(output.message())
        .containsPattern("traces +slowest\\s+" + Pattern.quote(slow))
        .containsPattern("first server-error\\s+" + Pattern.quote(failed));
    assertThat(output.json(TracedGateTestCases.Plain.class, "gate"))
        .contains("\"traceId\" : \"" + id("slow"), "\"traceUrl\" : \"" + slow)
        .contains("\"traceId\" : \"" + id("failed"), "\"traceUrl\" : \"" + failed);
  }

  @Test
  void each_request_of_the_load_tells_a_trace_and_no_probe_does() {
    run(TracedGateTestCases.Plain.class);
    assertThat(seen.get("ready")).isNotEmpty().containsOnly("none");
    assertThat(seen.get("probe")).isNotEmpty().containsOnly("none");
    assertThat(seen.get("warmup")).hasSize(10);
    assertThat(seen.get("measurement")).hasSize(40);
    assertThat(
            Stream.of("warmup", "measurement")
                .flatMap(phase -> seen.getOrDefault(phase, List.of()).stream()))
        .allMatch(header -> header.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"))
        .doesNotHaveDuplicates();
  }

  /** With the same seed of the load, to the same address. */
  @Test
  void endpoints_and_runs_have_traces_of_their_own() {
    run(TracedGateTestCases.Endpoints.class, "loadline.trace", "unsampled");
    run(TracedGateTestCases.Endpoints.class, "loadline.trace", "unsampled");
    assertThat(seen.get("measurement"))
        .hasSize(80)
        .allMatch(header -> header.endsWith("-00"))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_trace_context_of_the_test_itself_is_the_only_one() {
    GateOutput output = run(TracedGateTestCases.OwnContext.class);
    assertThat(seen.get("measurement"))
        .hasSize(40)
        .containsOnly("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");
    assertThat(output.message()).contains("slowest").doesNotContain("traces ");
  }

  @Test
  void off_is_no_header() {
    GateOutput output = run(TracedGateTestCases.Plain.class, "loadline.trace", "off");
    assertThat(seen.get("measurement")).containsOnly("none");
    assertThat(output.message()).contains("slowest").doesNotContain("traces ");
  }

  @Test
  void a_wrong_link_is_refused_before_anything_is_sent() {
    GateOutput output = run(TracedGateTestCases.Plain.class, "loadline.trace-url", "jaeger");
    assertThat(output.message()).contains("does not say where the id of the trace goes");
    assertThat(seen).isEmpty();
  }
}
