package io.loadline.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.config.gate.Gate;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSource;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.PublicTargetException;
import io.loadline.plan.TimedPart;
import io.loadline.report.TestName;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapedRun;
import io.loadline.slo.Verdict;
import io.loadline.testkit.CountingTriton;
import io.loadline.testkit.PrintedText;
import io.loadline.testkit.ScriptedServer;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole gates over real sockets, at a server that answers at once and counts as Triton does. */
@Timeout(120)
class ScrapedSessionTest {
  private final PrintedText printed = new PrintedText();

  @AutoClose
  private final ScriptedServer server = ScriptedServer.start(new CountingTriton().script());

  private static Map<Attribute, List<String>> call(String url) {
    Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
    values.put(Attribute.URL, List.of(url));
    values.put(Attribute.PAYLOAD, List.of("{\"inputs\":[]}"));
    values.put(Attribute.REQUESTS, List.of("60"));
    values.put(Attribute.RATE, List.of("200"));
    values.put(Attribute.WARMUP, List.of("4"));
    return values;
  }

  private Map<Attribute, List<String>> named() {
    String url = server.url().toString();
    Map<Attribute, List<String>> values = call(url);
    values.put(Attribute.METRICS, List.of(url.replaceAll("/infer$", "/stats")));
    return values;
  }

  private RunResult run(Map<Attribute, List<String>> values) throws InterruptedException {
    List<SettingSource> levels = List.of(new SettingSource(0, "test", values));
    Gate gate =
        GateConfigFactory.ofProgram(false).resolve(levels, List.of(), Optional.empty(), true);
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    GateResult result = new GateRun(TestName.of("iris"), gate, Optional.empty(), out).run();
    out.println(result.text());
    assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.PASS);
    return result.endpoints().get(0).run();
  }

  private static ScrapedRun told(RunResult run) {
    @Nullable ScrapedRun told = run.server().scraped();
    assertThat(told).isNotNull();
    return requireNonNull(told);
  }

  @Test
  void statistics_beside_the_call_are_read_where_they_are_named() throws Exception {
    RunResult run = run(named());

    ScrapedRun told = told(run);
    assertThat(told.row()).isEqualTo(KnownTiming.TRITON_STATS);
    assertThat(told.agreement().refused()).isEmpty();
    assertThat(told.agreement().theirs()).isEqualTo(64);
    assertThat(requireNonNull(told.parts().get(TimedPart.QUEUE)).mean()).isEqualTo(5e6);
    assertThat(run.execution().warmup().successes()).isEqualTo(4);
  }

  @Test
  void what_is_asked_is_in_no_figure_of_the_load() throws Exception {
    RunResult run = run(named());

    assertThat(server.requests("scrape")).isGreaterThanOrEqualTo(6);
    assertThat(run.sent()).isEqualTo(60).isEqualTo(server.requests("measurement"));
  }

  @Test
  void nobody_is_asked_outside_of_a_cluster_where_nothing_is_named() throws Exception {
    assertThat(run(call(server.url().toString())).server().scraped()).isNull();
    assertThat(server.requests("scrape")).isZero();
  }

  @Test
  void none_asks_nobody() throws Exception {
    Map<Attribute, List<String>> values = call(server.url().toString());
    values.put(Attribute.METRICS, List.of("none"));

    assertThat(run(values).server().scraped()).isNull();
    assertThat(server.requests("scrape")).isZero();
  }

  @Test
  void an_address_that_does_not_answer_as_it_should_is_noted() throws Exception {
    Map<Attribute, List<String>> values = call(server.url().toString());
    String url = server.url("/metrics").toString();
    values.put(Attribute.METRICS, List.of(url));

    assertThat(told(run(values)).row()).isNull();
    assertThat(printed.toString(UTF_8))
        .contains("note")
        .contains("tells nothing that Loadline knows");
  }

  @Test
  void a_public_address_is_refused_before_anything_is_sent() {
    Map<Attribute, List<String>> values = call(server.url().toString());
    values.put(Attribute.METRICS, List.of("http://8.8.8.8/metrics"));

    assertThatThrownBy(() -> run(values))
        .isInstanceOf(PublicTargetException.class)
        .hasMessageStartingWith("server-metrics.url = \"http://8.8.8.8/metrics\": 8.8.8.8 is")
        .hasMessageContaining("; metrics are read at private addresses only");
    assertThat(server.requests()).isZero();
  }
}
