package io.loadline.json;

/** What a scan expects next, or why it expects nothing more. */
class ScanState {
  private final SyntaxFault fault = new SyntaxFault();
  private int next = JsonPart.VALUE;
  private long start;

  /**
   * More bytes have come.
   *
   * @param position in the document, of the byte with index 0
   */
  final void resume(long position) {
    start = position;
  }

  final int next() {
    return next;
  }

  /** Expects a part at {@code at}, which is returned. */
  final int then(int part, int at) {
    next = part;
    return at;
  }

  /** Gives up at a byte in place of which something else is expected. */
  final int broken(byte[] in, int at, int to) {
    fault.at(in[at], start + at, next);
    return then(JsonPart.BROKEN, to);
  }

  /** Gives up at a byte for another reason. */
  final int broken(int at, int to, String why) {
    fault.at(start + at, why);
    return then(JsonPart.BROKEN, to);
  }

  /** Whether a value has come, and all of it. */
  final boolean isWhole() {
    return next == JsonPart.NOTHING;
  }

  final boolean isBroken() {
    return next == JsonPart.BROKEN;
  }

  final String problem() {
    return fault.text();
  }
}
