package io.loadline.transport;

import static io.loadline.plan.TimingSource.Kind.HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.JsonPath;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingSource;
import io.loadline.plan.TimingSources;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimingFieldsTest {
  static final String WHOLE_SET =
      "x-total-time: 12\nx-tokenization-time: 1\nx-queue-time: 7\nx-inference-time: 4";

  private static String known(String fields) {
    return TimedFields.told(TimingFields.ofHeads(TimingSources.KNOWN), fields, false);
  }

  private static String streamed(String fields) {
    return TimedFields.told(TimingFields.ofHeads(TimingSources.KNOWN), fields, true);
  }

  static TimingSources naming(boolean known, TimedPart part, TimingSource.Kind kind, String name) {
    JsonPath none = new JsonPath(List.of());
    return new TimingSources(known, List.of(new TimingSource(part, kind, name, none, 1_000_000)));
  }

  private static String named(TimedPart part, String name, String fields) {
    TimingSources sources = naming(true, part, HEADER, name);
    return TimedFields.told(TimingFields.ofHeads(sources), fields, false);
  }

  @Test
  void what_tei_says_is_told_where_its_set_is_whole() {
    assertThat(known(WHOLE_SET))
        .isEqualTo(
            "QUEUE 7.0 TEI_HEADERS, PREPARE 1.0 TEI_HEADERS,"
                + " COMPUTE 4.0 TEI_HEADERS, TOTAL 12.0 TEI_HEADERS");
  }

  @Test
  void tgi_prepares_by_another_name() {
    assertThat(known(WHOLE_SET.replace("tokenization", "validation")))
        .contains("PREPARE 1.0 TEI_HEADERS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-queue-time: 0.007",
        "x-queue-time: 7",
        "x-tokenization-time: 1",
        "x-queue-time: 7\nx-inference-time: 4",
        "x-queue-time: 7\nx-total-time: 12\nx-tokenization-time: 1",
        "x-inference-time: 4\nx-total-time: 12",
        "x-queue-time: 7.5\nx-inference-time: 4\nx-total-time: 12",
        "x-queue-time: 7ms\nx-inference-time: 4\nx-total-time: 12",
        "x-queue-time: -7\nx-inference-time: 4\nx-total-time: 12"
      })
  void a_set_that_is_not_whole_tells_nothing(String fields) {
    assertThat(known(fields)).isEmpty();
  }

  @Test
  void envoy_tells_of_its_upstream_and_is_not_the_server() {
    assertThat(known("X-Envoy-Upstream-Service-Time: 101"))
        .isEqualTo("UPSTREAM 101.0 ENVOY_UPSTREAM");
  }

  @Test
  void openai_tells_how_long_a_whole_answer_took() {
    assertThat(known("openai-processing-ms: 1250")).isEqualTo("TOTAL 1250.0 OPENAI_PROCESSING");
  }

  @Test
  void a_head_before_a_stream_knows_only_the_time_up_to_itself() {
    assertThat(streamed(WHOLE_SET + "\nopenai-processing-ms: 1250")).isEmpty();
    assertThat(streamed("x-envoy-upstream-service-time: 3"))
        .isEqualTo("UPSTREAM 3.0 ENVOY_UPSTREAM");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "-1",
        "abc",
        "1.5",
        "1e3",
        "NaN",
        "+5",
        "5,6",
        "5 6",
        "0x10",
        "3600001",
        "99999999999999999999"
      })
  void what_is_no_number_of_whole_ms_tells_nothing(String value) {
    assertThat(known("x-envoy-upstream-service-time: " + value)).isEmpty();
  }

  @Test
  void a_field_sent_twice_counts_as_it_was_sent_last() {
    assertThat(known("x-envoy-upstream-service-time: 5\nx-envoy-upstream-service-time: 9"))
        .isEqualTo("UPSTREAM 9.0 ENVOY_UPSTREAM");
  }

  @Test
  void names_of_the_same_length_are_other_names() {
    assertThat(known("content-type: 5\nx-envoy-upstream-service-timf: 9")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"12.5,12.5", "1e2,100", "0,0", "0.000001,0.000001"})
  void a_named_header_may_hold_any_number(String value, double millis) {
    assertThat(named(TimedPart.QUEUE, "x-my-queue-ms", "X-My-Queue-Ms: " + value))
        .isEqualTo("QUEUE " + millis + " NAMED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "abc", "NaN", "Infinity", "1.", ".5", "1e", "1e99", "5ms"})
  void a_named_header_without_a_time_tells_nothing(String value) {
    assertThat(named(TimedPart.QUEUE, "x-my-queue-ms", "x-my-queue-ms: " + value)).isEmpty();
  }

  @Test
  void a_name_may_be_as_long_as_one_likes() {
    String name = "x".repeat(200);
    assertThat(named(TimedPart.TOTAL, name, name + ": 3")).isEqualTo("TOTAL 3.0 NAMED");
  }

  @Test
  void a_part_that_is_named_is_read_there_alone() {
    assertThat(named(TimedPart.QUEUE, "x-my-queue-ms", WHOLE_SET + "\nx-my-queue-ms: 6"))
        .startsWith("QUEUE 6.0 NAMED, PREPARE 1.0 TEI_HEADERS");
    assertThat(named(TimedPart.QUEUE, "x-my-queue-ms", WHOLE_SET))
        .startsWith("PREPARE 1.0 TEI_HEADERS");
  }

  @ParameterizedTest
  @EnumSource(names = {"PREFILL", "DECODE"})
  void the_compute_in_which_a_part_that_is_named_stands_is_not_added_to_it(TimedPart part) {
    assertThat(named(part, "x-my-ms", WHOLE_SET + "\nx-my-ms: 3"))
        .isEqualTo(
            "QUEUE 7.0 TEI_HEADERS, PREPARE 1.0 TEI_HEADERS, %s 3.0 NAMED, TOTAL 12.0 TEI_HEADERS"
                .formatted(part));
  }

  @Test
  void a_known_name_may_be_named_where_the_set_is_not_whole() {
    assertThat(named(TimedPart.QUEUE, "x-queue-time", "x-queue-time: 7"))
        .isEqualTo("QUEUE 7.0 NAMED");
  }

  @Test
  void nothing_known_is_read_where_that_is_switched_off() {
    TimingSources sources = naming(false, TimedPart.QUEUE, HEADER, "q");
    assertThat(TimedFields.told(TimingFields.ofHeads(sources), WHOLE_SET + "\nq: 2", false))
        .isEqualTo("QUEUE 2.0 NAMED");
  }

  @Test
  void trailers_tell_only_what_is_named() {
    assertThat(TimedFields.told(TimingFields.ofTrailers(TimingSources.KNOWN), WHOLE_SET, false))
        .isEmpty();
    TimingSources sources = naming(true, TimedPart.COMPUTE, HEADER, "c");
    assertThat(TimedFields.told(TimingFields.ofTrailers(sources), "c: 2", false))
        .isEqualTo("COMPUTE 2.0 NAMED");
  }

  @Test
  void a_path_in_json_is_no_header() {
    TimingSources sources = naming(false, TimedPart.QUEUE, TimingSource.Kind.JSON, "queue");
    assertThat(TimedFields.told(TimingFields.ofHeads(sources), "queue: 2", false)).isEmpty();
  }
}
