package io.loadline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceDigitsTest {
  private static final String HEAD = "traceparent: 00-044c3cd7f43c661c";
  private static final String END = "-01";

  private static String written(long lower) {
    ByteBuf bytes = Unpooled.directBuffer();
    try {
      String blank = HEAD + "x".repeat(16) + "-" + "x".repeat(16) + END;
      bytes.writeCharSequence(blank + "\r\n\r\n[1]", StandardCharsets.ISO_8859_1);
      TraceDigits.write(bytes, blank.length(), lower);
      return bytes.toString(StandardCharsets.ISO_8859_1);
    } finally {
      bytes.release();
    }
  }

  private static String expected(String lower, String parent) {
    return HEAD + lower + "-" + parent + END + "\r\n\r\n[1]";
  }

  @ParameterizedTest
  @ValueSource(longs = {1, -1, Long.MIN_VALUE, 0x0123456789abcdefL, 0xfedcba9876543210L})
  void both_ids_end_with_the_digits_of_the_number_and_no_other_byte_changes(long lower) {
    String digits = HexFormat.of().toHexDigits(lower);
    assertThat(written(lower)).isEqualTo(expected(digits, digits));
  }

  @Test
  void any_number_is_written_as_the_jdk_writes_it() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      long lower = random.nextLong();
      String digits = HexFormat.of().toHexDigits(lower);
      assertThat(written(lower)).isEqualTo(expected(digits, digits));
    }
  }

  /** A parent of zeros alone is none (W3C Trace Context); a trace id has another half. */
  @Test
  void the_parent_is_never_zero() {
    assertThat(written(0)).isEqualTo(expected("0".repeat(16), "0".repeat(15) + "1"));
  }
}
