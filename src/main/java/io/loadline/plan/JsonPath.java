package io.loadline.plan;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A way into a JSON document: {@code outputs[0].data}.
 *
 * @param steps from the root; each a {@link Field} or an {@link Index}
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record JsonPath(List<Step> steps) {
  public JsonPath {
    steps = List.copyOf(steps);
  }

  /** One step down. */
  public sealed interface Step {}

  /** A member of an object. */
  public record Field(String name) implements Step {}

  /** An element of an array, from 0. */
  public record Index(int index) implements Step {}

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      if (step instanceof Field field) {
        text.append(text.isEmpty() ? "" : ".").append(field.name());
      } else if (step instanceof Index index) {
        text.append('[').append(index.index()).append(']');
      }
    }
    return text.toString();
  }
}
