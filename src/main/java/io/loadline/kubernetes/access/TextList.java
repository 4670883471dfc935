package io.loadline.kubernetes.access;

import io.loadline.json.JsonValue.JsonString;
import io.loadline.kubernetes.resource.JsonTree;
import java.util.stream.Stream;

/** A list of texts in an object. */
record TextList(JsonTree tree) {
  Stream<String> stream() {
    return tree.list().stream()
        .flatMap(
            each ->
                each.value() instanceof JsonString text ? Stream.of(text.value()) : Stream.of());
  }
}
