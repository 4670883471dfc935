package io.loadline.transport.answer;

import static io.loadline.testkit.TokenText.DONE;
import static io.loadline.testkit.TokenText.chat;
import static io.loadline.testkit.TokenText.finish;
import static io.loadline.testkit.TokenText.usageWith;
import static io.loadline.transport.answer.NamedJson.call;
import static io.loadline.transport.answer.NamedJson.source;
import static io.loadline.transport.answer.NamedJson.streamed;
import static io.loadline.transport.answer.NamedJson.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.JsonPath.Field;
import io.loadline.plan.TimedPart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What known servers tell of the time that the user names already, or that holds it. */
class OverlappingTimingsTest {
  private static final String LLAMA = "\"timings\":{\"prompt_ms\":20,\"predicted_ms\":30}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COMPUTE|COMPUTE 1.0 NAMED",
        "PREFILL|PREFILL 1.0 NAMED, DECODE 30.0 LLAMA_TIMINGS",
        "DECODE|PREFILL 20.0 LLAMA_TIMINGS, DECODE 1.0 NAMED",
        "TOTAL|PREFILL 20.0 LLAMA_TIMINGS, DECODE 30.0 LLAMA_TIMINGS, TOTAL 1.0 NAMED"
      })
  void what_stands_within_a_part_that_is_named_is_not_added_to_it(TimedPart part, String told) {
    Call call = call("/v1/chat/completions", source(part, 1_000_000, new Field("wait")));
    assertThat(told(call, "{\"wait\":1," + LLAMA + "}")).isEqualTo(told);
    String last = usageWith(LLAMA).replace("\"usage\":{", "\"wait\":1,\"usage\":{");
    assertThat(streamed(call, chat("a"), finish(), last, DONE)).isEqualTo(told);
  }
}
