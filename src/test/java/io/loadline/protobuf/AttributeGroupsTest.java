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

/** The groups of proto2 and the delimited messages of editions, held against protobuf-java-util. */
class AttributeGroupsTest {
  private static final Oracle CART = Oracle.of("groups", "Cart");
  private static final Oracle BOX = Oracle.of("delimited", "Box");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"buyer\": {\"name\": \"Ann\"}}",
        "{\"buyer\": {\"name\": \"\", \"homeTown\": {\"zip\": \"8001\", \"streets\": [1, -2]}}}",
        "{\"buyer\": {\"name\": \"Ann\", \"home_town\": {}}}",
        "{\"lineitem\": [{}, {\"item\": \"tea\", \"count\": 2, \"size\": \"LARGE\"}]}",
        "{\"lineitem\": [{\"codes\": [1, 4294967295], \"parts\": [{\"item\": \"a\"}, {}]}]}",
        "{\"lineitem\": [{\"gift\": {\"lineitem\": [{\"gift\": {\"cash\": {}}}]}}], \"total\": 5}",
        "{\"card\": {\"number\": \"1\"}, \"lineitem\": [], \"buyer\": null}",
        "{\"wishes\": {\"a\": {\"item\": \"tea\", \"gift\": {\"cash\": {}}}, \"\": {}}}"
      })
  void groups_mean_the_same_to_both(String json) throws Exception {
    CART.assertMeansTheSame(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"label\": {\"text\": \"a\"}, \"prefixed\": {\"text\": \"b\", \"on\": {\"label\": {}}}}",
        "{\"labels\": [{}, {\"on\": {\"labels\": [{\"text\": \"c\"}]}}], \"kinds\": [1,"
            + " \"PLAIN\"]}",
        "{\"byNumber\": {\"7\": {\"text\": \"d\"}}, \"boxes\": {\"x\": {\"boxes\": {\"y\": {}}}}}",
        "{\"packedAt\": \"2026-11-24T12:00:00.5Z\", \"kind\": \"LARGE\", \"note\": {}}",
        "{\"box\": {\"box\": {\"text\": \"\"}}}"
      })
  void delimited_messages_mean_the_same_to_both(String json) throws Exception {
    BOX.assertMeansTheSame(json);
  }

  @Test
  void messages_at_random_mean_the_same_to_both() throws Exception {
    CART.assertRandomMessagesMeanTheSame(300, 11);
    BOX.assertRandomMessagesMeanTheSame(300, 13);
    Oracle.of("edition", "Edited").assertRandomMessagesMeanTheSame(100, 17);
  }

  @Test
  void a_group_that_comes_in_parts_is_all_of_them() throws Exception {
    byte[] parts = HexFormat.of().parseHex("0b0a01610c" + "0b130a0131140c");
    assertThat(CART.decoded(parts))
        .isEqualTo(
            Json.parse(
                "{\"buyer\":{\"name\":\"a\",\"homeTown\":{\"zip\":\"1\",\"streets\":[]}},"
                    + "\"lineitem\":[],\"wishes\":{}}"));
  }

  @Test
  void groups_that_nobody_knows_are_passed_over() throws Exception {
    byte[] bytes = HexFormat.of().parseHex("7b" + "08ff01" + "73120161" + "74" + "7c" + "3805");
    assertThat(CART.decoded(bytes))
        .isEqualTo(Json.parse("{\"lineitem\":[],\"wishes\":{},\"total\":5}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0c               | an answer in which a group ends that never began
          0b0c0c           | an answer in which a group ends that never began
          0b0a016114       | an answer in which group 1 ends as 2
          0b1b0c1c         | an answer in which group 3 ends as 1
          7b74             | an answer in which group 15 ends as 14
          0b0a0161         | an answer whose protobuf message is cut off
          0b0a05610c       | an answer whose protobuf message is cut off
          0b0b0c           | an answer whose protobuf message is cut off
          0a00             | an answer in which buyer is no group
          0805             | an answer in which buyer is no group
          2324             | an answer in which voucher is no string
          3334             | an answer in which wishes is no message
          3b3c             | an answer in which total is no int32
          0b0b0c0c         | an answer in which name is no string
          32040b0c0b0c     | an answer in which key is no string
          0b00000c         | an answer that is no protobuf message
          """)
  void groups_that_are_malformed_are_told(String hex, String problem) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThat(catchThrowableOfType(WireFormatException.class, () -> CART.decoded(bytes)))
        .hasMessage(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7b", "4b"})
  void groups_may_be_a_hundred_deep_known_or_not(String start) throws Exception {
    String end = start.replace('b', 'c');
    byte[] deep = HexFormat.of().parseHex(start.repeat(100) + end.repeat(100));
    byte[] deeper = HexFormat.of().parseHex(start.repeat(101) + end.repeat(101));
    assertThat(BOX.decoded(deep)).isNotNull();
    assertThat(catchThrowableOfType(WireFormatException.class, () -> BOX.decoded(deeper)))
        .hasMessage("an answer whose protobuf message is nested too deep");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"Buyer": {}}                | there is no field Buyer in shop.groups.Cart, which has buyer, lineitem, card, voucher, cash, wishes, total
          {"buyer": {}}                | buyer: has no name, which shop.groups.Cart.Buyer requires
          {"buyer": "Ann"}             | buyer: "Ann" is no JSON object, as shop.groups.Cart.Buyer is
          {"lineitem": {}}             | lineitem: {} is no JSON array, and the field is repeated
          {"lineitem": [{"count": ""}]}| lineitem[0].count: "" is no number
          {"card": {}, "cash": {}}     | has both card and cash, which exclude each other
          """)
  void json_that_does_not_fit_a_group_is_refused(String json, String problem) {
    assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> CART.encoded(json)))
        .hasMessage(problem);
  }
}
