package io.loadline.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScanTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        " {\"a\" : [ 1 , -0.5e+10 , true , false , null , \"x\" ] }\r\n\t",
        "0",
        "-0",
        "1.5",
        "12e3",
        "\"\"",
        "\"a \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u00e9 \\uD83D \u00e9 \ud83d\ude00\"",
        "true",
        "null",
        "[[[[[[]]]]]]",
        "{\"a\":{\"a\":{}},\"a\":[{}]}",
        "[NaN, -Infinity, Infinity]",
        "\ufeff{}"
      })
  void a_document_is_one(String text) {
    JsonScan scan = scan(text);
    assertThat(scan.problem()).isEmpty();
    assertThat(scan.isValid()).isTrue();
    assertThat(scan.isUtf8()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "upstream connect error | 'u' at byte 1, where a value is expected",
        "<html>..</html> | '<' at byte 1, where a value is expected",
        "{oops} | 'o' at byte 2, where a name in quotes or } is expected",
        "{\"a\":1,} | '}' at byte 8, where a name in quotes is expected",
        "[1,] | ']' at byte 4, where a value is expected",
        "[1 2] | '2' at byte 4, where a comma or the end of the array or object is expected",
        "{\"a\" 1} | '1' at byte 6, where a colon is expected",
        "{}{} | text behind the end of the document at byte 3",
        "[01] | '1' at byte 3, where a comma or the end of the array or object is expected",
        "[1.] | ']' within a number at byte 4",
        "[+1] | '+' at byte 2, where a value or ] is expected",
        "[.5] | '.' at byte 2, where a value or ] is expected",
        "[nan] | 'a' within null at byte 3",
        "None | 'o' within NaN at byte 2",
        "{'a': 1} | ''' at byte 2, where a name in quotes or } is expected",
        "[\"\\x\"] | no escape of JSON behind a backslash at byte 4",
        "[\"\\u12g4\"] | no hexadecimal digit in a \\u escape at byte 7",
        "{\"a\":[1} | '}' at byte 8, where a comma or the end of the array or object is expected",
        "{\"a\":[1,2 | cut off",
        "\"abc | cut off",
        "- | cut off",
        "tru | cut off",
        "`  ` | cut off"
      })
  void what_is_none_is_told_with_its_place(String text, String problem) {
    JsonScan scan = scan(text);
    assertThat(scan.isValid()).isFalse();
    assertThat(scan.problem()).isEqualTo(problem);
  }

  @Test
  void a_control_character_is_shown_as_a_byte() {
    assertThat(scan("[\"a\nb\"]").problem())
        .isEqualTo("a control character within a string at byte 4");
    assertThat(scan("\u0000").problem())
        .isEqualTo("byte 0x00 at byte 1, where a value is expected");
  }

  @Test
  void a_mark_of_utf8_stands_before_all_or_nowhere() {
    assertThat(scan("\ufeff").isValid()).isFalse();
    assertThat(scan("{}\ufeff").isValid()).isFalse();
    assertThat(scan("\ufeff\ufeff{}").isValid()).isFalse();
    assertThat(scan(new byte[] {(byte) 0xef, '{', '}'}).isValid()).isFalse();
  }

  @Test
  void it_may_be_nested_a_thousand_deep() {
    assertThat(scan("[".repeat(1000) + "]".repeat(1000)).isValid()).isTrue();
    assertThat(scan("[".repeat(1001) + "]".repeat(1001)).problem())
        .isEqualTo("more than 1000 arrays and objects within each other at byte 1001");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1,NaN] | 3",
        "-Infinity | 1",
        "{\"a\":Infinity,\"b\":NaN} | 5",
        "[\"NaN\"] | -1",
        "[1] | -1"
      })
  void a_number_that_json_does_not_have_is_noted(String text, long at) {
    JsonScan scan = scan(text);
    assertThat(scan.isValid()).isTrue();
    assertThat(scan.nonFinite()).isEqualTo(at);
  }

  @Test
  void bytes_that_are_no_utf8_are_noted() {
    assertThat(scan("[\"caf\u00e9\"]".getBytes(ISO_8859_1)).isValid()).isTrue();
    assertThat(scan("[\"caf\u00e9\"]".getBytes(ISO_8859_1)).isUtf8()).isFalse();
    assertThat(scan("[\u00e9]".getBytes(ISO_8859_1)).isValid()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"no memory\"}",
        "{\"a\":{},\"error\" : {\"code\":0}}",
        "{\"\\u0065rro\\u0072\":1}",
        "{\"error\":true}",
        "{\"error\":[null]}",
        "{\"error\":0.01}",
        "{\"error\":-1e-3}",
        "{\"error\":\" \"}",
        "[{\"error\":\"x\"}]",
        "[1,{\"a\":1},{\"error\":\"x\"}]",
        "{\"error\":null,\"error\":1}"
      })
  void an_error_is_found(String text) {
    assertThat(scan(text).namesError()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":null}",
        "{\"error\":\"\"}",
        "{\"error\":false}",
        "{\"error\":0}",
        "{\"error\":-0.00}",
        "{\"error\":0e5}",
        "{\"error\":[ ]}",
        "{\"error\":{\n}}",
        "{\"data\":{\"error\":\"inside\"}}",
        "{\"data\":[{\"error\":\"inside\"}]}",
        "[[{\"error\":\"inside\"}]]",
        "[\"error\",1]",
        "{\"errors\":1,\"Error\":1}",
        "{\"x\":\"error\",\"y\":1}"
      })
  void no_error_to_speak_of_is_none(String text) {
    assertThat(scan(text).isValid()).isTrue();
    assertThat(scan(text).namesError()).isFalse();
  }

  private static JsonScan scan(String text) {
    return scan(text.getBytes(UTF_8));
  }

  private static JsonScan scan(byte[] bytes) {
    JsonScan scan = new JsonScan(List.of());
    scan.begin();
    scan.add(bytes, 0, bytes.length);
    scan.end();
    return scan;
  }
}
