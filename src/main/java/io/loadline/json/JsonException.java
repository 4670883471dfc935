package io.loadline.json;

/** A text that is no JSON. */
public final class JsonException extends Exception {
  JsonException(String message) {
    super(message);
  }
}
