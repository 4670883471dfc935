package io.loadline.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Why protobuf-java-util encodes no payload of ours (docs/adr/0012). Where one of these tests fails
 * with a new release, its reason is gone.
 */
class LibraryLimitsTest {
  private static Descriptor type(String file, String message) {
    FileDescriptor own = Protos.linked(Protos.byProtoc(file)).get("shop/" + file + ".proto");
    return Objects.requireNonNull(Objects.requireNonNull(own).findMessageTypeByName(message));
  }

  private static DynamicMessage parsed(Descriptor type, String json) throws Exception {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
    JsonFormat.parser().merge(json, message);
    return message.build();
  }

  @Test
  void extensions_cannot_be_set_by_what_is_public() {
    String json = "{\"sales\": [{\"[shop.extended.number]\": \"5\"}]}";
    assertThat(
            catchThrowableOfType(
                InvalidProtocolBufferException.class,
                () -> parsed(type("extended", "Receipts"), json)))
        .hasMessage("Cannot find field: [shop.extended.number] in message shop.extended.Sale");
    assertThat(Arrays.stream(JsonFormat.Parser.class.getMethods()).map(each -> each.getName()))
        .doesNotContain("usingExtensionRegistry");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"inner": {"back": {"inner": {"texd": 1}}}} | Cannot find field: texd in message shop.v1.Everything.Inner
          {"packedNumbers": [1, "x"]}                 | Not an int32 value: "x"
          {"inner": 5}                                | Expect message object but got: 5
          {"time": "noon"}                            | Failed to parse timestamp: "noon"
          """)
  void errors_do_not_say_where_in_the_payload(String json, String problem) {
    assertThat(
            catchThrowableOfType(
                InvalidProtocolBufferException.class,
                () -> parsed(type("everything", "Everything"), json)))
        .hasMessage(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"aString": 1}             | {"aString": "1"}
          {"aString": true}          | {"aString": "true"}
          {"aBool": "true"}          | {"aBool": true}
          {'aString': x, anInt32: 1} | {"aString": "x", "anInt32": 1}
          """)
  void slips_are_taken_for_values(String slip, String meant) throws Exception {
    Descriptor everything = type("everything", "Everything");
    assertThat(parsed(everything, slip)).isEqualTo(parsed(everything, meant));
  }
}
