package io.loadline.transport.answer;

/**
 * A whole answer of HTTP as it came.
 *
 * @param type what its {@code Content-Type} says that it is
 * @param coding its {@code Content-Encoding}; empty for none
 * @param location where a redirect leads; empty for nowhere
 * @param body holds the body in its first {@code length} bytes, during the call only
 * @param cut whether more came than {@link AnswerCheck#CEILING}, which was dropped
 * @param jsonPart how many of the first bytes are JSON; {@link InferenceHeader#NONE} for all or
 *     none
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record ReceivedAnswer(
    int status,
    ContentType type,
    String coding,
    String location,
    byte[] body,
    int length,
    boolean cut,
    long jsonPart) {
  /**
   * A body as it was before it was encoded.
   *
   * @param body holds it in its first {@code length} bytes
   * @param cut whether it goes on beyond {@link AnswerCheck#CEILING}
   * @param problem why it could not be decoded; empty otherwise
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  public record Decoded(byte[] body, int length, boolean cut, String problem) {}

  /** The body as it was before it was encoded, up to the ceiling. */
  public Decoded decoded() {
    return ContentCoding.decode(coding, body, length, cut);
  }
}
