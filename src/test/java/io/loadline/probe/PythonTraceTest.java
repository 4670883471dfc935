package io.loadline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PythonTraceTest {
  private static final String HEAD =
      "Traceback (most recent call last):\n  File \"a.py\", line 1, in f\n    g()\n";

  @Test
  void the_reason_is_the_last_line() {
    assertThat(AnswerText.PythonTrace.brief(HEAD + "ValueError: no 3\n"))
        .isEqualTo("Traceback (most recent call last): .. ValueError: no 3");
  }

  @Test
  void an_exception_may_say_nothing() {
    assertThat(AnswerText.PythonTrace.reason(HEAD + "AssertionError\n"))
        .isEqualTo("AssertionError");
  }

  @Test
  void a_message_of_several_lines_begins_at_its_exception() {
    assertThat(
            AnswerText.PythonTrace.reason(
                HEAD
                    + "pydantic_core._pydantic_core.ValidationError: 1 validation error for Input\n"
                    + "inputs\n  Field required [type=missing]\n    For more see https://x.test\n"))
        .isEqualTo(
            "pydantic_core._pydantic_core.ValidationError: 1 validation error for Input inputs"
                + " Field required [type=missing] For more see https://x.test");
  }

  @Test
  void of_two_exceptions_the_later_one_counts() {
    assertThat(
            AnswerText.PythonTrace.reason(
                HEAD
                    + "KeyError: 'a'\n\nDuring handling of the above exception, another exception"
                    + " occurred:\n\n"
                    + HEAD
                    + "RuntimeError: no a\n"))
        .isEqualTo("RuntimeError: no a");
  }

  @Test
  void lines_of_a_frame_only_are_passed_over() {
    assertThat(AnswerText.PythonTrace.reason(HEAD + "ValueError: no\n  +------------------\n"))
        .isEqualTo("ValueError: no");
  }

  @Test
  void a_long_text_of_many_lines_is_one_too() {
    String text = "first\n" + "middle\n".repeat(40) + "the reason\n";

    assertThat(AnswerText.PythonTrace.isOne(text)).isTrue();
    assertThat(AnswerText.PythonTrace.brief(text)).isEqualTo("first .. the reason");
  }

  @Test
  void a_short_text_is_not() {
    assertThat(AnswerText.PythonTrace.isOne("bad request\nno input\n")).isFalse();
    assertThat(AnswerText.PythonTrace.isOne("x".repeat(500))).isFalse();
  }
}
