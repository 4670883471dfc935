package io.loadline.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TracingTest {
  private static final String LINK = "https://jaeger.example.com/trace/{traceId}?uiFind={traceId}";
  private static final Tracing SAMPLED = new Tracing(Tracing.Mode.SAMPLED, 7, LINK);
  private static final Tracing UNSAMPLED = new Tracing(Tracing.Mode.UNSAMPLED, 7, LINK);

  private static String parent(String header) {
    return header.substring(36, 52);
  }

  /**
   * By Python, mix as in SplitMix64 and g its golden gamma: {@code h = mix(7 + (phase + 1) * g)},
   * {@code l = mix(h + (i + 1) * g)}, {@code f"00-{h:016x}{l:016x}-{l:016x}-01"}.
   */
  @Test
  void the_same_seed_gives_the_same_ids_in_every_release() {
    assertThat(SAMPLED.header(Phase.MEASUREMENT, 0))
        .isEqualTo("00-e6984080bab12a029c84dc3aae97b406-9c84dc3aae97b406-01");
    assertThat(SAMPLED.header(Phase.MEASUREMENT, 1_000_000))
        .isEqualTo("00-e6984080bab12a0266e3192cf56c3c12-66e3192cf56c3c12-01");
    assertThat(SAMPLED.header(Phase.WARMUP, 0))
        .isEqualTo("00-044c3cd7f43c661c8254fd5b2111dce4-8254fd5b2111dce4-01");
  }

  @Test
  void the_flag_says_whether_a_trace_is_wanted_and_changes_no_id() {
    assertThat(SAMPLED.header(Phase.MEASUREMENT, 5)).hasSize(Tracing.LENGTH).endsWith("-01");
    assertThat(UNSAMPLED.header(Phase.MEASUREMENT, 5))
        .isEqualTo(SAMPLED.header(Phase.MEASUREMENT, 5).replaceFirst("01$", "00"));
  }

  @Test
  void no_two_requests_of_a_run_have_one_id() {
    Set<String> ids = new HashSet<>();
    Set<String> parents = new HashSet<>();
    for (long endpoint = 0; endpoint < 4; endpoint++) {
      Tracing tracing = new Tracing(Tracing.Mode.SAMPLED, 7 + endpoint, "");
      for (Phase phase : Phase.values()) {
        for (int index = 0; index < 10_000; index++) {
          String header = tracing.header(phase, index);
          assertThat(header).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
          ids.add(header.substring(3, 35));
          parents.add(parent(header));
        }
      }
    }
    assertThat(ids).hasSize(120_000);
    assertThat(parents).hasSize(120_000);
  }

  /** Samplers that keep a part of all traces go by the last 7 bytes (level 2 of the standard). */
  @Test
  void the_last_bytes_of_ids_are_as_good_as_random() {
    int count = 40_000;
    for (int bit = 0; bit < 56; bit++) {
      int place = bit;
      long ones =
          LongStream.range(0, count)
              .mapToObj(index -> SAMPLED.traceId(index).orElseThrow())
              .filter(id -> (Long.parseUnsignedLong(id.substring(16), 16) >>> place & 1) == 1)
              .count();
      // 5 standard deviations of a fair coin.
      assertThat(ones).as("bit %d", bit).isCloseTo(count / 2L, within(500L));
    }
  }

  @Test
  void a_link_has_the_id_in_each_place() {
    String id = SAMPLED.traceId(3).orElseThrow();
    assertThat(SAMPLED.header(Phase.MEASUREMENT, 3)).contains("-" + id + "-");
    assertThat(SAMPLED.link(3))
        .contains("https://jaeger.example.com/trace/" + id + "?uiFind=" + id);
    assertThat(new Tracing(Tracing.Mode.SAMPLED, 7, "").link(3)).isEmpty();
  }

  @Test
  void without_a_header_there_is_neither_id_nor_link() {
    Tracing off = new Tracing(Tracing.Mode.OFF, 7, LINK);
    assertThat(off.isOn()).isFalse();
    assertThat(off.traceId(3)).isEmpty();
    assertThat(off.link(3)).isEmpty();
  }
}
