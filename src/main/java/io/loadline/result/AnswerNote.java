package io.loadline.result;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Something about successful answers that people should know; it changes no verdict.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public enum AnswerNote {
  /** A number in the answer is NaN or infinite. */
  NON_FINITE_NUMBER("the output holds NaN or Infinity"),
  /** The answer claims to be JSON and holds bytes that are no UTF-8. */
  NOT_UTF8("the answer holds bytes that are no UTF-8"),
  /** A model stopped for a reason that Loadline does not know. */
  UNKNOWN_FINISH_REASON("the model stopped for a reason that is not known as good or bad"),
  /** A content filter took something out of the answer. */
  CONTENT_FILTER("a content filter ended or changed the answer");

  private final String meaning;

  AnswerNote(String meaning) {
    this.meaning = meaning;
  }

  /** In lower kebab-case, as in result.json. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it says, for people. */
  public String meaning() {
    return meaning;
  }
}
