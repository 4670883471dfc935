package io.loadline.json;

import io.loadline.plan.JsonPath;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a document at which somebody looks; all else need not be read. Immutable. */
public final class WantedParts {
  /** The whole document. */
  public static final WantedParts ALL = new WantedParts();

  private final Map<String, WantedParts> members = new HashMap<>();
  private final Map<Integer, WantedParts> elements = new HashMap<>();
  private boolean whole;

  static {
    ALL.whole = true;
  }

  private WantedParts() {}

  /** What the paths lead to, with all that is in it. */
  public static WantedParts of(Iterable<JsonPath> paths) {
    WantedParts parts = new WantedParts();
    paths.forEach(parts::add);
    return parts;
  }

  private void add(JsonPath path) {
    WantedParts at = this;
    for (JsonPath.Step step : path.steps()) {
      if (step instanceof JsonPath.Field field) {
        at = at.members.computeIfAbsent(field.name(), name -> new WantedParts());
      } else if (step instanceof JsonPath.Index index) {
        at = at.elements.computeIfAbsent(index.index(), number -> new WantedParts());
      }
    }
    at.whole = true;
  }

  /** What is wanted of a member of an object; null when nothing is. */
  public @Nullable WantedParts member(String name) {
    return whole ? ALL : members.get(name);
  }

  /** What is wanted of an element of an array, from 0; null when nothing is. */
  public @Nullable WantedParts element(int index) {
    return whole ? ALL : elements.get(index);
  }

  /** Whether something is wanted of an object by the name of its members. */
  public boolean hasMembers() {
    return whole || !members.isEmpty();
  }
}
