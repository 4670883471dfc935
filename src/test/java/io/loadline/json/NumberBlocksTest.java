package io.loadline.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberBlocksTest {
  private final NumberBlocks blocks = new NumberBlocks();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,",
        "-0,",
        "7, ",
        "-12,",
        "0.5,",
        "-0.12345678, ",
        "10.0,",
        "1234567890123456789,",
        "-98765.012345678901234567890123456789012345678901234567890123456789012345678901234567890,"
      })
  void numbers_are_passed_over_to_the_last_comma_of_the_last_block(String number) {
    byte[] in = number.repeat(200).getBytes(US_ASCII);
    int whole = in.length / NumberBlocks.BLOCK * NumberBlocks.BLOCK;
    int lastComma = new String(in, 0, whole, US_ASCII).lastIndexOf(',');
    assertThat(blocks.passOver(in, 0, in.length)).isEqualTo(lastComma + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00,", "-,", "--1,", "1-,", "1-2,", ".5,", "5.,", "1..2,", "1.2.3,", "1.-2,", ",", "1 ,",
            "  3,",
        "-01.5,", "01,", "1/2,", "1:,", "1e5,", "1E5,", "+1,", "1;", "a,", "\u0010,", "1.5 5,",
            "- 1,", "N,"
      })
  void the_block_of_what_is_no_number_is_left(String wrong) {
    for (int before = 0; before <= 2 * NumberBlocks.BLOCK; before++) {
      byte[] in = ("1,".repeat(before) + wrong + "2,".repeat(200)).getBytes(US_ASCII);
      assertThat(blocks.passOver(in, 0, in.length)).isLessThanOrEqualTo(2 * before);
    }
  }

  @Test
  void less_than_a_block_is_left() {
    byte[] in = "1,".repeat(NumberBlocks.BLOCK / 2).getBytes(US_ASCII);
    assertThat(blocks.passOver(in, 0, in.length - 1)).isZero();
  }
}
