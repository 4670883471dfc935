package io.loadline.testkit;

import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import io.loadline.plan.JsonPath.Field;
import io.loadline.plan.JsonPath.Index;
import java.util.List;
import java.util.regex.Pattern;

/** Expectations of the text of a chat, which has the path {@code choices[0].message.content}. */
public final class TextExpectations {
  private static final JsonPath CONTENT =
      new JsonPath(
          List.of(new Field("choices"), new Index(0), new Field("message"), new Field("content")));

  private TextExpectations() {}

  /** Equal to a JSON string, with its quotes. */
  public static Expectation equal(String json) {
    return new Expectation.Equal(CONTENT + "=" + json, CONTENT, json);
  }

  public static Expectation matches(String regex) {
    return new Expectation.Matches(CONTENT + "~=" + regex, CONTENT, Pattern.compile(regex));
  }

  public static Expectation exists() {
    return new Expectation.Exists(CONTENT + " exists", CONTENT);
  }
}
