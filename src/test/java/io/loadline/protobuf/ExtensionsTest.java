package io.loadline.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.json.Json;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields from outside of their message, held against protobuf-java-util. */
class ExtensionsTest {
  private static final Oracle RECEIPTS = Oracle.of("extended", "Receipts");

  private static String sale(String member) {
    return "{\"sales\": [{" + member + "}]}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"[shop.extended.number]\": \"5\", \"item\": \"tea\"",
        "\"[shop.extended.note]\": \"\", \"[shop.extended.far]\": false",
        "\"[shop.extended.loose]\": [1, -2], \"[shop.extended.packed]\": [0, 3]",
        "\"[shop.extended.packed]\": [], \"[shop.extended.number]\": null",
        "\"[shop.extended.level]\": \"HIGH\", \"[shop.extended.seals]\": [\"AQI=\", \"\"]",
        "\"[shop.extended.part]\": [{}, {\"item\": \"a\", \"whole\": {\"item\": \"b\"}}]",
        "\"[shop.extended.box]\": {}",
        "\"[shop.extended.next]\": {\"[shop.extended.next]\": {\"item\": \"deep\"}}",
        "\"[shop.extended.Sale.Discount.discount]\": {\"percent\": 0}",
        "\"[shop.extended.Sale.Discount.more_discounts]\": [{}, {\"percent\": 5}]",
        "\"[shop.extended.Sale.Discount.discount]\": {\"[shop.extended.on]\": {\"item\": \"c\"}}",
        "\"[shop.extended.Sale.Discount.discount]\": {\"[shop.extended.levels]\": [0, 1]}",
        "\"[shop.extended.later.count]\": 0, \"[shop.extended.later.nearer]\": \"SET\"",
        "\"[shop.extended.later.sold_at]\": \"2026-11-24T12:00:00Z\"",
        "\"[shop.extended.later.made_at]\": \"2026-11-24T12:00:00Z\"",
        "\"[shop.extended.later.prices]\": [0.5, \"NaN\"]",
        "\"[shop.extended.later.loose_prices]\": [0.5, -1]",
        "\"[shop.extended.later.late]\": {\"percent\": 3}"
      })
  void extensions_mean_the_same_to_both(String member) throws Exception {
    RECEIPTS.assertMeansTheSame(sale(member));
  }

  @Test
  void messages_at_random_mean_the_same_to_both() throws Exception {
    RECEIPTS.assertRandomMessagesMeanTheSame(300, 19);
  }

  /**
   * As protojson of google.golang.org/protobuf 1.36.6 has it, {@code EmitDefaultValues} set, for a
   * dynamicpb message of extended.protoset.
   */
  @Test
  void bytes_of_go_mean_the_same_as_its_json() throws Exception {
    byte[] bytes =
        HexFormat.of()
            .parseHex("0a22d3060a0161d406f206042a020001d23e0608c0f895d806eb3e0803ec3e0a03746561");
    String json =
        sale(
            """
            "item": "tea",
            "[shop.extended.Sale.Discount.discount]": {"[shop.extended.levels]": ["LOW", "HIGH"]},
            "[shop.extended.later.late]": {"percent": 3},
            "[shop.extended.later.made_at]": "2026-11-24T12:00:00Z",
            "[shop.extended.part]": [{"item": "a"}]
            """);
    String whole = json.substring(0, json.length() - 1) + ", \"byName\": {}}";
    assertThat(RECEIPTS.decoded(bytes)).isEqualTo(Json.parse(whole));
    assertThat(RECEIPTS.decoded(RECEIPTS.encoded(json))).isEqualTo(Json.parse(whole));
  }

  @Test
  void an_extension_that_nobody_declares_is_passed_over_in_an_answer() throws Exception {
    byte[] bytes = HexFormat.of().parseHex("0a0a" + "0a0161" + "c20c0161" + "b00905");
    assertThat(RECEIPTS.decoded(bytes))
        .isEqualTo(Json.parse("{\"sales\":[{\"item\":\"a\"}],\"byName\":{}}"));
  }

  @Test
  void an_extension_that_comes_as_something_else_is_malformed() {
    byte[] bytes = HexFormat.of().parseHex("0a03" + "a80601");
    assertThat(catchThrowableOfType(WireFormatException.class, () -> RECEIPTS.decoded(bytes)))
        .hasMessage("an answer in which [shop.extended.note] is no string");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "number": 5                     | sales[0]: there is no field number in shop.extended.Sale, which has item
          "[shop.extended.number]": "x"   | sales[0].[shop.extended.number]: "x" is no number
          "[shop.extended.loose]": 1      | sales[0].[shop.extended.loose]: 1 is no JSON array, and the field is repeated
          "[shop.extended.box]": {"[a]": 1} | sales[0].[shop.extended.box]: there is no extension [a] of shop.extended.Box, for which the described files declare none
          "[shop.extended.next]": {"[shop.extended.Sale.Discount.discount]": {"[on]": {}}} | sales[0].[shop.extended.next].[shop.extended.Sale.Discount.discount]: there is no extension [on] of shop.extended.Sale.Discount, for which the described files declare [shop.extended.on], [shop.extended.levels]
          """)
  void json_that_does_not_fit_is_refused(String member, String problem) {
    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class, () -> RECEIPTS.encoded(sale(member))))
        .hasMessage(problem);
  }

  @Test
  void a_message_set_is_refused() {
    Oracle archive = Oracle.of("legacy", "Archive");
    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class,
                () -> archive.encoded("{\"legacy\": {\"[shop.legacy.Entry.entry]\": {}}}")))
        .hasMessage("legacy: shop.legacy.Legacy is a MessageSet, which Loadline does not write");
  }
}
