package io.loadline.config.service;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.setting.Attribute;
import org.junit.jupiter.api.Test;

class BadExpectTest {
  private static String refusal(String... expect) {
    return gate().set(Attribute.EXPECT, expect).refusal();
  }

  @Test
  void a_path_alone_says_nothing() {
    assertThat(refusal("outputs"))
        .isEqualTo(
            "@InferenceLoadTest(expect = \"outputs\"), from @InferenceLoadTest on method gate():"
                + " says nothing of the answer; write status=200, path=json,"
                + " path=number+-tolerance, path~=regex, path exists or no-nan");
  }

  @Test
  void a_status_that_is_none_is_refused() {
    assertThat(refusal("status=600"))
        .endsWith(
            ": status is the HTTP status, 100..599;"
                + " write status=200; for a member of the body write [\"status\"]");
  }

  @Test
  void a_status_that_should_match_a_pattern_is_refused() {
    assertThat(refusal("status~=2..")).contains(": status is the HTTP status, 100..599;");
  }

  @Test
  void a_status_that_should_exist_is_refused() {
    assertThat(refusal("status exists")).contains(": status is the HTTP status, 100..599;");
  }

  @Test
  void two_statuses_are_refused() {
    assertThat(refusal("status=200", "status=201"))
        .isEqualTo(
            "@InferenceLoadTest(expect = {\"status=200\", \"status=201\"}), from"
                + " @InferenceLoadTest on method gate(): an answer has one status, not 2;"
                + " keep one of them");
  }

  @Test
  void a_bare_word_is_refused_with_its_quotes() {
    assertThat(refusal("model_name=iris"))
        .endsWith(": the value iris is no JSON; write a text in quotes: model_name=\"iris\"");
  }

  @Test
  void broken_json_is_refused() {
    assertThat(refusal("outputs[0].data=[1,"))
        .endsWith(": the value [1, is no JSON; write JSON after =, such as [1,1] or \"text\"");
  }

  @Test
  void a_tolerance_that_is_no_number_is_refused() {
    assertThat(refusal("outputs[0].data[0]=0.97+-few"))
        .endsWith(": 0.97+-few is no number+-tolerance; write two numbers, such as 0.97+-0.01");
  }

  @Test
  void a_negative_tolerance_is_refused() {
    assertThat(refusal("a=1+--1"))
        .endsWith(": 1+--1 is no number+-tolerance; write two numbers, such as 0.97+-0.01");
  }

  @Test
  void a_pattern_that_does_not_compile_is_refused() {
    assertThat(refusal("outputs[0].name~=(pred"))
        .endsWith(": is no regular expression: Unclosed group; escape special characters by \\");
  }

  @Test
  void an_index_that_is_no_number_is_refused() {
    assertThat(refusal("outputs[first]=1"))
        .endsWith(
            ": the path \"outputs[first]\" cannot be read from character 8 on; write names joined"
                + " by ., elements as [0], any other name as [\"a b\"]");
  }

  @Test
  void a_path_that_starts_with_a_dot_is_refused() {
    assertThat(refusal(".outputs=1"))
        .contains(": the path \".outputs\" cannot be read from character 1 on;");
  }

  @Test
  void a_missing_path_is_refused() {
    assertThat(refusal("=1")).endsWith(": has no path; write one such as outputs[0].data=[1,1]");
  }
}
