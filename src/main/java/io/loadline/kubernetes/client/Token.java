package io.loadline.kubernetes.client;

import java.time.Instant;

/** A ServiceAccount's token. */
public record Token(String value, Instant expires) {
  /** Without its value. */
  @Override
  public String toString() {
    return "a token until " + expires;
  }
}
