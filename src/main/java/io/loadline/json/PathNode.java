package io.loadline.json;

import io.loadline.plan.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A place in documents that somebody wants to see, or on the way to one, and the value that the
 * current document has there.
 */
final class PathNode {
  /** The {@code object} of an error, as OpenAI's servers write it. */
  private static final byte[] KIND = "\"error\"".getBytes(StandardCharsets.US_ASCII);

  private Field[] fields = {};
  private Element[] elements = {};
  private boolean wanted;
  private boolean error;
  private boolean kind;
  private @Nullable PathNode anyElement;
  private @Nullable GrowingBytes value;
  private boolean present;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Field(byte[] name, PathNode node) {}

  private record Element(int index, PathNode node) {}

  /** The node at the end of a path from here, made where there is none. */
  PathNode to(JsonPath path) {
    PathNode node = this;
    for (JsonPath.Step step : path.steps()) {
      node =
          step instanceof JsonPath.Field field
              ? node.makeField(field.name())
              : node.makeElement(((JsonPath.Index) step).index());
    }
    return node;
  }

  private PathNode makeField(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    PathNode known = field(bytes, 0, bytes.length);
    if (known == null) {
      known = new PathNode();
      fields = Arrays.copyOf(fields, fields.length + 1);
      fields[fields.length - 1] = new Field(bytes, known);
    }
    return known;
  }

  private PathNode makeElement(int index) {
    for (Element element : elements) {
      if (element.index == index) {
        return element.node;
      }
    }
    PathNode made = new PathNode();
    elements = Arrays.copyOf(elements, elements.length + 1);
    elements[elements.length - 1] = new Element(index, made);
    return made;
  }

  /** Keeps the value here, up to {@code ceiling} bytes or more. */
  PathNode want(int ceiling) {
    value = value == null || value.ceiling() < ceiling ? new GrowingBytes(ceiling) : value;
    wanted = true;
    return this;
  }

  /** What says that an object is an error: the member of this name, and its kind. */
  private void wantMembersOfError(int ceiling) {
    makeField("error").want(ceiling).error = true;
    makeField("object").want(KIND.length + 1).kind = true;
  }

  /** What says so of a document, and of the elements of one that is an array. */
  void wantErrors(int ceiling) {
    wantMembersOfError(ceiling);
    anyElement = new PathNode();
    anyElement.wantMembersOfError(ceiling);
    for (Element element : elements) {
      element.node.wantMembersOfError(ceiling);
    }
  }

  /** The member that is called so; null when nobody wants it. */
  @Nullable PathNode field(byte[] in, int from, int to) {
    for (Field field : fields) {
      if (field.name.length == to - from && matches(field.name, in, from)) {
        return field.node;
      }
    }
    return null;
  }

  private static boolean matches(byte[] name, byte[] in, int from) {
    int at = 0;
    while (at < name.length && name[at] == in[from + at]) {
      at++;
    }
    return at == name.length;
  }

  /** The element with this index; null when nobody wants it. */
  @Nullable PathNode element(int index) {
    for (Element element : elements) {
      if (element.index == index) {
        return element.node;
      }
    }
    return anyElement;
  }

  /** Whether something is wanted of an object, or of an array, that stands here. */
  boolean leadsInto(boolean object) {
    return object ? fields.length > 0 : elements.length > 0 || anyElement != null;
  }

  /** Whether an element from {@code index} on may be wanted although it is no object. */
  boolean wantsElementsFrom(int index) {
    for (Element element : elements) {
      if (element.index >= index) {
        return true;
      }
    }
    return false;
  }

  boolean isWanted() {
    return wanted;
  }

  /** Whether the value that is here says that the object around it is an error. */
  boolean isError() {
    GrowingBytes here = value();
    if (here == null) {
      return false;
    }
    return (error && new RawValue(here.array(), here.length()).isFilled())
        || (kind && here.length() == KIND.length && matches(KIND, here.array(), 0));
  }

  /** A value begins here: of two members of one name the last one holds, as for most parsers. */
  void forget() {
    present = false;
    if (value != null) {
      value.clear();
    }
    for (Field field : fields) {
      field.node.forget();
    }
    for (Element element : elements) {
      element.node.forget();
    }
    if (anyElement != null) {
      anyElement.forget();
    }
  }

  void add(byte[] in, int from, int to) {
    if (value != null) {
      value.add(in, from, to);
    }
  }

  void end() {
    present = true;
  }

  /** The whole value; null when there is none. */
  @Nullable GrowingBytes value() {
    return present ? value : null;
  }
}
