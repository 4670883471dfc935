package io.loadline.scrape;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.TimedPart;
import io.loadline.scrape.MetricsSource.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of texts that the servers sent. */
class MetricsReaderTest {
  private static final String STAGE = "mosec_service_process_duration_second_";

  private static Page recorded(String name) throws IOException {
    return text(Files.readString(Path.of("src/test/resources/expositions", name + ".txt")));
  }

  private static Page text(String text) {
    return ScriptedMetrics.page("text/plain; version=0.0.4; charset=utf-8", text);
  }

  /** A sum and a count of mosec. */
  static String stage(String stage, double sum, long count) {
    String labels = "{stage=\"" + stage + "\",connection=\"1\"} ";
    return STAGE + "sum" + labels + sum + "\n" + STAGE + "count" + labels + count + "\n";
  }

  static Map<TimedPart, Long> mosec(String... stages) throws ScrapeException {
    MosecMetrics reader = new MosecMetrics();
    ServerCounters read = reader.read(text(String.join("", stages)));
    return reader.told(read, read.isOneByOne());
  }

  @Test
  void each_text_is_of_its_server_alone() throws Exception {
    assertThat(new MosecMetrics().isOf(recorded("mosec"))).isTrue();
    assertThat(new MosecMetrics().isOf(recorded("triton"))).isFalse();
    assertThat(new TritonMetrics("slow", "").isOf(recorded("triton"))).isTrue();
    assertThat(new TritonMetrics("slow", "").isOf(recorded("mosec"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1"})
  void triton_counts_a_model_in_us(String version) throws Exception {
    assertThat(new TritonMetrics("slow", version).read(recorded("triton")))
        .isEqualTo(
            new ServerCounters(
                330,
                Map.of(
                    TimedPart.QUEUE,
                    256_519_581_000L,
                    TimedPart.PREPARE,
                    8_675_000L + 76_166_000L,
                    TimedPart.COMPUTE,
                    33_385_546_000L,
                    TimedPart.TOTAL,
                    289_991_841_000L),
                Map.of(),
                0,
                0));
  }

  @Test
  void another_model_or_version_is_not_taken_for_it() throws Exception {
    Page page = recorded("triton");

    assertThatThrownBy(() -> new TritonMetrics("other", "").read(page))
        .hasMessage("does not tell nv_inference_request_success");
    assertThatThrownBy(() -> new TritonMetrics("slow", "2").read(page))
        .hasMessage("does not tell nv_inference_request_success");
  }

  @Test
  void the_queue_of_mosec_is_its_total_without_its_stages() throws Exception {
    ServerCounters read = new MosecMetrics().read(recorded("mosec"));

    assertThat(read.requests()).isEqualTo(3);
    assertThat(read.stages()).isEqualTo(Map.of("Slow_4", 3L));
    assertThat(mosec(stage("A_1", 2, 10), stage("total", 5, 10)))
        .isEqualTo(
            Map.of(
                TimedPart.TOTAL,
                5_000_000_000L,
                TimedPart.COMPUTE,
                2_000_000_000L,
                TimedPart.QUEUE,
                3_000_000_000L));
  }

  @Test
  void stages_of_other_addresses_that_did_not_run_are_no_obstacle() throws Exception {
    assertThat(mosec(stage("A_1", 2, 10), stage("B_2", 0, 0), stage("total", 5, 10)))
        .containsKey(TimedPart.QUEUE);
  }

  @Test
  void a_stage_with_batches_leaves_the_total_alone() throws Exception {
    assertThat(mosec(stage("A_1", 1, 10), stage("B_2", 1, 3), stage("total", 5, 10)))
        .containsOnlyKeys(TimedPart.TOTAL);
    assertThat(mosec(stage("A_1", 1, 3), stage("total", 5, 10))).containsOnlyKeys(TimedPart.TOTAL);
  }

  @Test
  void before_its_first_request_mosec_has_counted_none() throws Exception {
    assertThat(new MosecMetrics().read(text("mosec_service_remaining_task 0\n")).requests())
        .isZero();
    assertThat(new MosecMetrics().read(text(stage("A_1", 1, 1))).requests()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "+Inf", "1e18"})
  void what_is_no_time_is_refused(String figure) {
    String text = stage("total", 1, 1).replace("} 1.0", "} " + figure);

    assertThatThrownBy(() -> new MosecMetrics().read(text(text)))
        .hasMessage("does not tell mosec_service_process_duration_second_sum");
  }

  @Test
  void what_is_no_longer_a_time_in_ns_is_refused() {
    String kserve =
        "request_predict_seconds_count{model_name=\"iris\"} 4\n"
            + "request_predict_seconds_sum{model_name=\"iris\"} 8e15\n";

    assertThatThrownBy(() -> DurationMetrics.ofKserve("iris").read(text(kserve)))
        .hasMessage("does not tell request_predict_seconds_sum");
    assertThatThrownBy(() -> mosec(stage("A_1", 8e15, 1), stage("total", 1, 1)))
        .hasMessage("does not tell mosec_service_process_duration_second_sum");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9e18", "-1", "NaN", "+Inf"})
  void what_is_no_count_of_a_stage_is_refused(String count) {
    String stages = stage("A_1", 1, 7).replace("} 7", "} " + count);

    assertThatThrownBy(() -> mosec(stages, stage("total", 1, 1)))
        .hasMessage("does not tell mosec_service_process_duration_second_count");
  }

  @Test
  void counts_of_a_stage_that_add_up_to_more_than_a_count_are_refused() {
    String half = stage("A_1", 1, 1L << 58);
    String other = half.replace("connection=\"1\"", "connection=\"2\"");

    assertThatThrownBy(() -> mosec(half, other, stage("total", 1, 1)))
        .hasMessage("does not tell mosec_service_process_duration_second_count");
  }

  @Test
  void a_text_that_breaks_its_format_is_refused_with_the_line() {
    assertThatThrownBy(() -> new MosecMetrics().read(text("mosec_service_a 1\nb{ 2\n")))
        .hasMessageStartingWith("line 2: ");
    assertThatThrownBy(() -> new MosecMetrics().read(ScriptedMetrics.page("text/html", "<html>")))
        .hasMessage("answers text/html");
  }

  @Test
  void sums_are_kept_to_the_ns() throws Exception {
    assertThat((double) requireNonNull(mosec(stage("total", 0.163669161, 3)).get(TimedPart.TOTAL)))
        .isCloseTo(163_669_161, within(1.0));
  }

  @Test
  void a_duration_that_may_hold_the_wait_is_no_part() throws Exception {
    String text =
        """
        request_predict_seconds_count{model_name="iris"} 4.0
        request_predict_seconds_sum{model_name="iris"} 0.5
        request_predict_seconds_count{model_name="other"} 9.0
        request_predict_seconds_sum{model_name="other"} 9.5
        """;

    assertThat(DurationMetrics.ofKserve("iris").read(text(text)))
        .isEqualTo(new ServerCounters(4, Map.of(), Map.of(), 0, 500_000_000));
    assertThat(DurationMetrics.ofKserve("new").read(text(text)).requests()).isZero();
  }

  /** MLServer 1.7.1, four answers of one model and one to a model that is not there. */
  @Test
  void mlserver_counts_by_model_and_failures_as_well() throws Exception {
    assertThat(DurationMetrics.ofMlServer("slow").read(recorded("mlserver")))
        .isEqualTo(new ServerCounters(4, Map.of(), Map.of(), 0, 216_363_794));
    assertThat(DurationMetrics.ofMlServer("other").read(recorded("mlserver")).requests())
        .isEqualTo(1);
    assertThat(DurationMetrics.ofKserve("slow").isOf(recorded("mlserver"))).isFalse();
  }
}
