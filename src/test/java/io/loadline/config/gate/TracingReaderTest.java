package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.EndpointFixture;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.Tracing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracingReaderTest {
  private static final String JAEGER = "https://jaeger.example.com/trace/{traceId}";

  @Test
  void requests_ask_for_their_traces_by_default() {
    assertThat(gate().randomSeed(-5).resolve().plan().tracing())
        .isEqualTo(new Tracing(Tracing.Mode.SAMPLED, -5, ""));
  }

  @ParameterizedTest
  @CsvSource({"sampled, SAMPLED", "Unsampled, UNSAMPLED"})
  void the_flag_is_set_from_outside(String written, Tracing.Mode mode) {
    assertThat(gate().property("loadline.trace", written).resolve().plan().tracing().mode())
        .isEqualTo(mode);
  }

  @Test
  void off_is_no_header() {
    assertThat(
            gate()
                .property("loadline.trace", "off")
                .property("loadline.trace-url", JAEGER)
                .resolve()
                .plan()
                .tracing())
        .isEqualTo(Tracing.OFF);
  }

  /** Runs with one seed of the load would have one another's traces. */
  @Test
  void the_seed_of_the_load_is_not_that_of_the_traces() {
    var plan = gate().randomSeed(99).set(Attribute.SEED, "7").resolve().plan();
    assertThat(plan.seed()).isEqualTo(7);
    assertThat(plan.tracing().seed()).isEqualTo(99);
  }

  @Test
  void each_endpoint_has_a_seed_of_its_own() {
    Gate gate = EndpointFixture.gate().resolve();
    assertThat(gate.endpoints().stream().map(each -> each.plan().tracing().seed()))
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
        "TraceParent: x",
        "tracestate: a=b",
        "b3: 0",
        "X-B3-Sampled: 0",
        "uber-trace-id: 1:2:3:0",
        "grpc-trace-bin: AAAA"
      })
  void a_trace_context_of_the_test_itself_is_left_alone(String header) {
    assertThat(gate().set(Attribute.HEADERS, header).resolve().plan().tracing())
        .isEqualTo(Tracing.OFF);
  }

  @Test
  void another_header_is_no_trace_context() {
    assertThat(gate().set(Attribute.HEADERS, "X-Trace: 1").resolve().plan().tracing().isOn())
        .isTrue();
  }

  @Test
  void an_unknown_word_is_refused() {
    assertThat(gate().property("loadline.trace", "sample").refusal())
        .contains("loadline.trace = \"sample\"", "must be sampled, unsampled or off");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        JAEGER,
        "http://tempo:3200/explore?left=%7B%22query%22:%22{traceId}%22%7D&orgId=1#{traceId}"
      })
  void a_link_has_a_place_for_the_id(String link) {
    assertThat(gate().property("loadline.trace-url", link).resolve().plan().tracing().link())
        .isEqualTo(link);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://jaeger/trace/ | does not say where the id of the trace goes",
        "https://jaeger/trace/{traceID} | does not say where the id of the trace goes",
        "jaeger/trace/{traceId} | is no address that begins with https:// or http://",
        "javascript:alert({traceId}) | is no address that begins with https:// or http://",
        "https:///trace/{traceId} | is no ",
        "https://a:b@jaeger/trace/{traceId} | names a user or a password",
        "https://grafana/explore?left={\"query\":\"{traceId}\"} | write { as %7B",
        "https://jaeger/a trace/{traceId} | is no URL: Illegal character in path"
      })
  void what_is_no_link_is_refused_before_the_load(String link, String why) {
    assertThat(gate().property("loadline.trace-url", link).refusal())
        .contains("loadline.trace-url = \"" + link + "\"", why);
  }
}
