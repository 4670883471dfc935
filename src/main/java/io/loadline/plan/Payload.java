package io.loadline.plan;

import java.nio.charset.StandardCharsets;

/** A request body, read once before the run. Immutable. */
public final class Payload {
  private final String source;
  private final byte[] bytes;

  private Payload(String source, byte[] bytes) {
    this.source = source;
    this.bytes = bytes;
  }

  /**
   * A body and where it came from.
   *
   * @param source as the user wrote it, {@code classpath:iris.json} say; "inline" for a literal
   */
  public static Payload of(String source, byte[] bytes) {
    return new Payload(source, bytes.clone());
  }

  public String source() {
    return source;
  }

  /** A copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  public int size() {
    return bytes.length;
  }

  @Override
  public String toString() {
    return source + " (" + bytes.length + " bytes)";
  }

  /** The body as text, for plans and messages. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
