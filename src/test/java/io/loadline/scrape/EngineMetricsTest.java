package io.loadline.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.TimedPart;
import io.loadline.scrape.MetricsSource.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is read in the metrics of vLLM and SGLang. The texts were made by their client library by
 * the names, labels and buckets that the source of vLLM 0.33.0 and SGLang 0.5.23 has; 40 requests
 * waited 250 ms each, and SGLang's two ranks that share the work tell each wait twice.
 */
class EngineMetricsTest {
  private static final String VLLM = "vllm:request_";

  private static String recorded(String name) {
    try {
      return Files.readString(Path.of("src/test/resources/expositions", name + ".txt"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Page page(String text) {
    return ScriptedMetrics.page("text/plain; version=1.0.0; charset=utf-8", text);
  }

  private static String without(String text, String word) {
    return text.lines()
        .filter(line -> !line.contains(word))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void each_text_is_of_its_server_alone() throws Exception {
    assertThat(EngineMetrics.ofVllm().isOf(page(recorded("vllm")))).isTrue();
    assertThat(EngineMetrics.ofVllm().isOf(page(recorded("sglang")))).isFalse();
    assertThat(EngineMetrics.ofSglang().isOf(page(recorded("sglang")))).isTrue();
    assertThat(EngineMetrics.ofSglang().isOf(page(recorded("triton")))).isFalse();
  }

  @Test
  void vllm_counts_the_parts_of_each_request_that_it_answered() throws Exception {
    ServerCounters read = EngineMetrics.ofVllm().read(page(recorded("vllm")));

    assertThat(read.requests()).isEqualTo(40);
    assertThat(EngineMetrics.ofVllm().untold(read)).isEmpty();
    assertThat(read.nanos())
        .isEqualTo(
            Map.of(
                TimedPart.QUEUE,
                10_000_000_000L,
                TimedPart.PREFILL,
                5_000_000_000L,
                TimedPart.DECODE,
                40_000_000_000L));
  }

  @ParameterizedTest
  @CsvSource({"abort", "error"})
  void a_request_that_was_not_answered_leaves_no_part_of_any(String reason) throws Exception {
    EngineMetrics vllm = EngineMetrics.ofVllm();
    String text =
        recorded("vllm")
            .replaceFirst("(_total\\{.*\"length\".*\\}) 10.0", "$1 8.0")
            .replaceFirst("(_total\\{.*\"" + reason + "\".*\\}) 0.0", "$1 2.0");
    ServerCounters read = vllm.read(page(text));

    assertThat(read.requests()).isEqualTo(38);
    assertThat(vllm.untold(read)).isEqualTo("they are of more or fewer than it answered");
    assertThat(vllm.told(read, false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"queue", "prefill", "decode"})
  void a_histogram_that_counts_nothing_is_no_part_of_0_ms(String part) throws Exception {
    String text =
        recorded("vllm")
            .replaceAll("(" + part + "_time_seconds_(?:sum|count)\\{.*\\}) .*", "$1 0.0");
    EngineMetrics vllm = EngineMetrics.ofVllm();

    assertThat(vllm.untold(vllm.read(page(text))))
        .isEqualTo("they are of more or fewer than it answered");
  }

  /** As with prefill and decode in servers of their own: both ask for what others have. */
  @ParameterizedTest
  @CsvSource({
    "0, ''",
    "4096, 'it shares its work with other servers, for which requests wait in its queue'"
  })
  void of_vllm_that_gets_prompts_from_others_nothing_is_told(long tokens, String why)
      throws Exception {
    String text = without(recorded("vllm"), "#");
    String shared = "vllm:external_prefix_cache_queries_total{engine=\"0\"} " + tokens + "\n";
    EngineMetrics vllm = EngineMetrics.ofVllm();

    assertThat(vllm.untold(vllm.read(page(text + shared)))).isEqualTo(why);
    assertThat(EngineMetrics.ofSglang().isOf(page(shared))).isFalse();
  }

  @Test
  void processes_of_one_server_are_added_up() throws Exception {
    String one = without(recorded("vllm"), "#");
    String two = one + one.replace("engine=\"0\"", "engine=\"1\"");
    assertThat(EngineMetrics.ofVllm().read(page(two)).requests()).isEqualTo(80);
  }

  @Test
  void a_part_that_is_missing_is_refused_and_no_time() {
    String text = without(recorded("vllm"), VLLM + "prefill");
    assertThatThrownBy(() -> EngineMetrics.ofVllm().read(page(text)))
        .hasMessage("does not tell vllm:request_prefill_time_seconds_sum");
  }

  @Test
  void before_the_first_request_of_several_processes_nothing_is_counted() throws Exception {
    String text = without(without(recorded("vllm"), "_time_seconds"), "_total{");
    assertThat(EngineMetrics.ofVllm().read(page(text + "vllm:request_success_total 0\n")))
        .isEqualTo(ServerCounters.NONE);
    String begun = without(recorded("sglang"), "num_requests");
    assertThat(EngineMetrics.ofSglang().read(page(begun)).requests()).isZero();
  }

  @Test
  void sglang_counts_a_wait_once_however_many_ranks_share_the_work() throws Exception {
    ServerCounters read = EngineMetrics.ofSglang().read(page(recorded("sglang")));

    assertThat(read.requests()).isEqualTo(40);
    assertThat(read.isOneByOne()).isTrue();
    assertThat(read.nanos()).isEqualTo(Map.of(TimedPart.QUEUE, 10_000_000_000L));
  }

  @ParameterizedTest
  @CsvSource({"prefill", "decode"})
  void half_of_a_server_of_sglang_is_refused(String role) {
    String text = recorded("sglang").replace("unified", role);
    assertThatThrownBy(() -> EngineMetrics.ofSglang().read(page(text)))
        .hasMessage("is one that reads prompts or generates alone");
  }
}
