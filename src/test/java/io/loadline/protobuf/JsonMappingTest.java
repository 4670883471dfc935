package io.loadline.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.json.Json;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against protobuf-java-util, which wrote the rules. */
class JsonMappingTest {
  private static final Oracle EVERYTHING = Oracle.of("everything", "Everything");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a_double\": 1.5, \"aFloat\": 0.1, \"anInt32\": -1, \"anInt64\": \"-9007199254740993\"}",
        "{\"aUint32\": 4294967295, \"aUint64\": \"18446744073709551615\", \"aSint32\":"
            + " -2147483648}",
        "{\"aSint64\": -5, \"aFixed32\": 4294967295, \"aFixed64\": 1, \"aSfixed32\": -1}",
        "{\"aSfixed64\": -1e3, \"aBool\": true, \"aString\": \"\\u00e4\\ud83d\\ude00\"}",
        "{\"aDouble\": \"NaN\", \"aFloat\": \"-Infinity\", \"anInt32\": \"12\"}",
        "{\"someBytes\": \"-_8=\", \"colour\": \"GREEN\", \"colours\": [\"FAR\", 0, 1, 99]}",
        "{\"inner\": {\"kind\": \"PLAIN\", \"back\": {\"inner\": {\"text\": \"deep\"}}}}",
        "{\"inner\": {\"colour\": \"WHITE\"}, \"sameInner\": {}, \"aString\": null}",
        "{\"packedNumbers\": [1, -2, 300], \"loose_numbers\": [1, 2], \"texts\": [\"a\", \"\"]}",
        "{\"inners\": [{}, {\"text\": \"b\"}], \"packedNumbers\": []}",
        "{\"counts\": {\"a\": 1, \"\": 0}, \"innerById\": {\"-7\": {\"text\": \"x\"}}}",
        "{\"colourByFlag\": {\"true\": \"GREEN\", \"false\": 0}}",
        "{\"maybeNumber\": 0, \"perhaps\": \"\"}",
        "{\"chosenText\": \"\"}",
        "{\"chosenInner\": {}}",
        "{\"price\": {\"currency\": \"CHF\", \"units\": 5}, \"currency\": \"CHF\"}",
        "{\"duration\": \"-1.5s\", \"time\": \"2026-11-24T12:00:00.123456789+01:00\"}",
        "{\"duration\": \"3s\", \"time\": \"1969-12-31T23:59:59.500Z\"}",
        "{\"duration\": \"0.000001s\", \"mask\": \"aB.cD,e\"}",
        "{\"struct\": {\"a\": [1, null, true, {\"b\": \"c\"}]}, \"value\": null, \"list\": [2,"
            + " []]}",
        "{\"value\": {\"x\": 1}, \"values\": [null, 1, \"a\"], \"nullValue\": null}",
        "{\"wrappedNumber\": \"5\", \"wrappedText\": \"\", \"wrappedBool\": false}",
        "{\"wrappedDouble\": 0, \"wrappedBytes\": \"AQI\", \"empty\": {}}",
        "{\"times\": {\"a\": \"2026-01-01T00:00:00Z\"}}",
        "{\"any\": {\"@type\": \"type.googleapis.com/shop.v1.Order\", \"item\": \"a\", \"count\":"
            + " 2}}",
        "{\"any\": {\"@type\": \"x/google.protobuf.Duration\", \"value\": \"2s\"}}"
      })
  void json_means_the_same_to_both(String json) throws Exception {
    EVERYTHING.assertMeansTheSame(json);
  }

  @Test
  void messages_at_random_mean_the_same_to_both() throws Exception {
    EVERYTHING.assertRandomMessagesMeanTheSame(300, 7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"inner": {"texd": 1}}       | inner: there is no field texd in shop.v1.Everything.Inner, which has text, kind, back, colour
          {"anInt32": 1.5}             | anInt32: 1.5 is no int32
          {"anInt32": 2147483648}      | anInt32: 2147483648 is no int32
          {"aUint32": -1}              | aUint32: -1 is no uint32
          {"aString": 1}               | aString: 1 is no JSON string
          {"aBool": "true"}            | aBool: "true" is neither true nor false
          {"someBytes": "%"}           | someBytes: "%" is no base64, as JSON has bytes
          {"colour": "BLUE"}           | colour: "BLUE" is none of shop.v1.Colour: RED, GREEN, VERDANT, FAR
          {"texts": "a"}               | texts: "a" is no JSON array, and the field is repeated
          {"packedNumbers": [1, "x"]}  | packedNumbers[1]: "x" is no number
          {"counts": [1]}              | counts: [1] is no JSON object, and the field is a map
          {"innerById": {"a": {}}}     | innerById["a"]: "a" is no number
          {"chosenText": "a", "chosenNumber": 1} | has both chosenText and chosenNumber, which exclude each other
          {"inner": 5}                 | inner: 5 is no JSON object, as shop.v1.Everything.Inner is
          {"time": "noon"}             | time: "noon" is no point in time such as 2026-11-24T12:00:00Z
          {"duration": "3"}            | duration: "3" is no duration such as 1.5s
          {"aFloat": 1e39}             | aFloat: 1000000000000000000000000000000000000000 is too large for a float
          [1]                          | [1] is no JSON object, as shop.v1.Everything is
          """)
  void json_that_does_not_fit_is_refused(String json, String problem) {
    assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> EVERYTHING.encoded(json)))
        .hasMessage(problem);
  }

  @Test
  void a_field_that_is_required_must_be_there() throws Exception {
    DescriptorPool old = DescriptorPool.of(Protos.byUs("old"));
    JsonEncoder encoder = new JsonEncoder(old);
    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class,
                () -> encoder.encode(Json.parse("{\"count\":1}"), "shop.old.Old")))
        .hasMessage("has no name, which shop.old.Old requires");
    byte[] bytes = encoder.encode(Json.parse("{\"name\":\"a\",\"numbers\":[1]}"), "shop.old.Old");
    assertThat(new JsonDecoder(old).decode(bytes, 0, bytes.length, "shop.old.Old"))
        .isEqualTo(Json.parse("{\"name\":\"a\",\"numbers\":[1],\"packedNumbers\":[]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0008", "r\u0005a", "\u0007", "\u000b\u000b", "\u000c", "\u0018"})
  void bytes_that_are_no_message_are_malformed(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(catchThrowableOfType(WireFormatException.class, () -> EVERYTHING.decoded(bytes)))
        .isNotNull();
  }
}
