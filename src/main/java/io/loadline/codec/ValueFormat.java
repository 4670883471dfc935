package io.loadline.codec;

import io.loadline.codec.RunCodec.FormatException;
import io.loadline.json.JsonValue;

/** How one type of value stands in a document. */
interface ValueFormat<T> {
  JsonValue write(T value);

  /**
   * The value again.
   *
   * @throws FormatException when there is another kind of JSON
   * @throws IllegalArgumentException when the JSON stands for no such value
   */
  T read(JsonValue json) throws FormatException;
}
