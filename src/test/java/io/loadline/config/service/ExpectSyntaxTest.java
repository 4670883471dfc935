package io.loadline.config.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import io.loadline.plan.JsonPath.Field;
import io.loadline.plan.JsonPath.Index;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectSyntaxTest {
  private static final JsonPath DATA =
      new JsonPath(List.of(new Field("outputs"), new Index(0), new Field("data")));

  @Test
  void a_status_is_read() throws SyntaxException {
    assertThat(ExpectSyntax.parse("status=200"))
        .isEqualTo(new Expectation.Status("status=200", 200));
  }

  @Test
  void a_json_value_is_read() throws SyntaxException {
    assertThat(ExpectSyntax.parse("outputs[0].data=[1,1]"))
        .isEqualTo(new Expectation.Equal("outputs[0].data=[1,1]", DATA, "[1,1]"));
  }

  @Test
  void a_number_with_a_tolerance_is_read() throws SyntaxException {
    assertThat(ExpectSyntax.parse("outputs[0].data = 0.97 +- 0.01"))
        .isEqualTo(new Expectation.Near("outputs[0].data = 0.97 +- 0.01", DATA, 0.97, 0.01));
  }

  @Test
  void a_text_that_looks_like_a_tolerance_stays_a_text() throws SyntaxException {
    assertThat(ExpectSyntax.parse("outputs[0].data=\"1+-1\""))
        .isEqualTo(new Expectation.Equal("outputs[0].data=\"1+-1\"", DATA, "\"1+-1\""));
  }

  @Test
  void a_pattern_may_hold_the_operators() throws SyntaxException {
    Expectation read = ExpectSyntax.parse("outputs[0].data~=^a=b~=c$");
    assertThat(read).isInstanceOf(Expectation.Matches.class);
    assertThat(((Expectation.Matches) read).pattern()).hasToString("^a=b~=c$");
  }

  @Test
  void existence_is_read() throws SyntaxException {
    assertThat(ExpectSyntax.parse("outputs[0].data exists"))
        .isEqualTo(new Expectation.Exists("outputs[0].data exists", DATA));
  }

  @Test
  void no_nan_is_read() throws SyntaxException {
    assertThat(ExpectSyntax.parse(" no-nan ")).isEqualTo(new Expectation.NoNan(" no-nan "));
  }

  @Test
  void a_number_that_equals_nothing_is_refused() {
    assertThatThrownBy(() -> ExpectSyntax.parse("outputs[0].data[0]=NaN"))
        .isInstanceOfSatisfying(
            SyntaxException.class,
            refusal -> {
              assertThat(refusal.rule()).isEqualTo("the value NaN equals nothing, not even itself");
              assertThat(refusal.fix()).startsWith("write no-nan to refuse it");
            });
  }

  @Test
  void a_quoted_name_may_hold_anything() throws SyntaxException {
    assertThat(PathSyntax.parse("[\"a=b ]\\\"\"].c[12][\"d\"]").steps())
        .containsExactly(new Field("a=b ]\""), new Field("c"), new Index(12), new Field("d"));
  }

  @Test
  void an_operator_within_a_quoted_name_is_part_of_it() throws SyntaxException {
    assertThat(ExpectSyntax.parse("[\"a~=b\"]=1"))
        .isEqualTo(
            new Expectation.Equal("[\"a~=b\"]=1", new JsonPath(List.of(new Field("a~=b"))), "1"));
  }
}
