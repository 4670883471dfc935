package io.loadline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PayloadUuidTest {
  private static Payload payload(String text, long seed) {
    return Payload.of("inline", text.getBytes(StandardCharsets.UTF_8)).withUuids(seed);
  }

  private static String uuid(long seed, Phase phase, long index) {
    return payload("{uuid}", seed).of(phase, index).text();
  }

  @Test
  void each_place_has_a_uuid_of_its_own_and_the_rest_stays() {
    Payload payload = payload("{\"ä\": \"{uuid}\", \"b\": \"{uuid}\"}", 7);
    String text = payload.of(Phase.MEASUREMENT, 3).text();
    assertThat(text).matches("\\{\"ä\": \"[0-9a-f-]{36}\", \"b\": \"[0-9a-f-]{36}\"}");
    assertThat(text.substring(7, 43)).isNotEqualTo(text.substring(52, 88));
    assertThat(payload.size()).isEqualTo(payload.of(Phase.MEASUREMENT, 4).size());
    assertThat(payload.text()).contains("\"00000000-0000-0000-0000-000000000000\"");
  }

  @Test
  void it_is_a_random_uuid_of_version_4() {
    UUID uuid = UUID.fromString(uuid(7, Phase.MEASUREMENT, 0));
    assertThat(uuid.version()).isEqualTo(4);
    assertThat(uuid.variant()).isEqualTo(2);
    assertThat(uuid).hasToString(uuid(7, Phase.MEASUREMENT, 0));
  }

  @Test
  void no_two_requests_of_any_phase_have_the_same() {
    Set<String> seen = new HashSet<>();
    for (Phase phase : Phase.values()) {
      for (int index = 0; index < 10_000; index++) {
        seen.add(uuid(7, phase, index));
      }
    }
    assertThat(seen).hasSize(10_000 * Phase.values().length);
  }

  @Test
  void the_same_seed_gives_the_same_and_another_seed_others() {
    assertThat(uuid(7, Phase.WARMUP, 5))
        .isEqualTo(uuid(7, Phase.WARMUP, 5))
        .isNotEqualTo(uuid(8, Phase.WARMUP, 5));
  }

  @Test
  void every_bit_that_may_vary_does_so_evenly() {
    int[] ones = new int[128];
    for (int index = 0; index < 10_000; index++) {
      UUID uuid = UUID.fromString(uuid(7, Phase.MEASUREMENT, index));
      for (int bit = 0; bit < 64; bit++) {
        ones[bit] += (int) (uuid.getMostSignificantBits() >>> bit & 1);
        ones[64 + bit] += (int) (uuid.getLeastSignificantBits() >>> bit & 1);
      }
    }
    int fixed = 0;
    for (int count : ones) {
      fixed += count == 0 || count == 10_000 ? 1 : 0;
      // five standard deviations of a fair coin
      assertThat(count == 0 || count == 10_000 || Math.abs(count - 5_000) < 250).isTrue();
    }
    assertThat(fixed).isEqualTo(6);
  }

  @Test
  void a_body_without_a_uuid_is_itself() {
    Payload plain = payload("[1]", 7);
    assertThat(plain.uuids()).isZero();
    assertThat(plain.of(Phase.PROBE, 1)).isSameAs(plain);
  }
}
