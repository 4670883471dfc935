package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No annotation of ours is ever ignored. */
class AnnotationPlacementTest {
  private final Path dir;

  AnnotationPlacementTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private GateOutput run(Class<?> fixture) {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      GateOutput output = GateKit.writingTo(dir).calling(server.url()).run(fixture);
      assertThat(server.requests()).isZero();
      return output;
    }
  }

  @Test
  void an_slo_on_an_ordinary_test_is_an_error() {
    assertThat(run(MisuseTestCases.SloAlone.class).message())
        .isEqualTo(
            "@Slo on SloAlone.ordinary() has no effect: the method is no load test. Put"
                + " @InferenceLoadTest on it, or move the annotation to the class as a default of"
                + " its load tests");
  }

  @Test
  void a_stream_slo_on_an_ordinary_test_is_an_error() {
    assertThat(run(MisuseTestCases.StreamSloAlone.class).message())
        .startsWith("@StreamSlo on StreamSloAlone.ordinary() has no effect");
  }

  @Test
  void a_stream_slo_on_a_call_that_is_no_stream_is_an_error() {
    assertThat(run(MisuseTestCases.StreamSloOnAWholeAnswer.class).message())
        .startsWith(
            "@StreamSlo(ttftP95 = 500), from @StreamSlo on method gate(): http/ttft-p95 is a"
                + " figure of token streams, and this call is none; call");
  }

  @Test
  void a_load_on_an_ordinary_test_is_an_error() {
    assertThat(run(MisuseTestCases.LoadAlone.class).message())
        .startsWith("@Load on LoadAlone.ordinary() has no effect");
  }

  @Test
  void a_server_timing_on_an_ordinary_test_is_an_error() {
    assertThat(run(MisuseTestCases.ServerTimingAlone.class).message())
        .startsWith("@ServerTiming on ServerTimingAlone.ordinary() has no effect");
  }

  @Test
  void server_metrics_on_an_ordinary_test_are_an_error() {
    assertThat(run(MisuseTestCases.ServerMetricsAlone.class).message())
        .startsWith("@ServerMetrics on ServerMetricsAlone.ordinary() has no effect");
  }

  @Test
  void a_ready_on_an_ordinary_test_is_an_error() {
    assertThat(run(MisuseTestCases.ReadyAlone.class).message())
        .startsWith("@Ready on ReadyAlone.ordinary() has no effect");
  }

  @Test
  void an_slo_on_another_method_of_the_class_is_found_as_well() {
    assertThat(run(MisuseTestCases.OnAnotherMethod.class).message())
        .startsWith("@Slo on OnAnotherMethod.forgotten() has no effect");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        UnexecutedGateTestCases.BesideAGate.class,
        UnexecutedGateTestCases.BesideAnOrdinaryTest.class
      })
  void a_gate_that_never_runs_is_an_error_of_each_other_test_of_its_class(Class<?> fixture) {
    assertThat(run(fixture).message())
        .isEqualTo(
            "@InferenceLoadTest on "
                + fixture.getSimpleName()
                + ".never() never runs: the method is private. Write it as \"void never()\","
                + " neither private nor static");
  }

  @Test
  void with_gates_off_one_that_never_runs_is_no_error() {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      GateOutput output =
          GateKit.writingTo(dir)
              .calling(server.url())
              .with("loadline.mode", "off")
              .run(UnexecutedGateTestCases.BesideAnOrdinaryTest.class);
      output.tests().assertStatistics(stats -> stats.succeeded(1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        MisuseTestCases.Repeated.class,
        MisuseTestCases.Parameterized.class,
        MisuseTestCases.Factory.class
      })
  void beside_another_kind_of_test_it_is_an_error_that_says_what_to_do(Class<?> fixture) {
    GateOutput output = run(fixture);
    output.tests().assertStatistics(stats -> stats.succeeded(0));
    assertThat(output.errors())
        .isNotEmpty()
        .anySatisfy(
            error ->
                assertThat(error)
                    .hasMessageContaining(
                        "@InferenceLoadTest on " + fixture.getSimpleName() + ".gate() stands")
                    .hasMessageContaining("call Loadline.target(..).check() from the body"));
  }
}
