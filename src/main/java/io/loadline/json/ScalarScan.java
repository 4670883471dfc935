package io.loadline.json;

/** The string, number or word that is being read where it did not come as a whole. */
final class ScalarScan {
  private static final int STRING = 0;
  private static final int NUMBER = 1;
  private static final int WORD = 2;

  private final NumberScan numbers = new NumberScan();
  private final StringScan strings = new StringScan();
  private final WordScan words = new WordScan();
  private int kind;
  private long start;
  private long nonFinite;

  void restart() {
    strings.restart();
    nonFinite = -1;
  }

  /**
   * More bytes have come.
   *
   * @param position in the document, of the byte with index 0
   */
  void resume(long position) {
    start = position;
  }

  /** Behind a quote. */
  void beginString() {
    kind = STRING;
    strings.begin();
  }

  void beginNumber() {
    kind = NUMBER;
    numbers.begin();
  }

  /** Whether a word begins here; then it is begun. */
  boolean beginsWord(byte[] in, int at) {
    if (!words.begins(in[at])) {
      return false;
    }
    kind = WORD;
    if (words.isNonFinite() && nonFinite < 0) {
      nonFinite = start + at;
    }
    return true;
  }

  /** Behind it, {@code to} when it goes on, at the byte that is wrong. */
  int read(byte[] in, int from, int to) {
    return switch (kind) {
      case STRING -> strings.read(in, from, to);
      case NUMBER -> number(in, from, to);
      default -> words.read(in, from, to);
    };
  }

  private int number(byte[] in, int from, int to) {
    int at = numbers.read(in, from, to);
    boolean infinite = at < to && numbers.isMinus() && in[at] == 'I' && beginsWord(in, at);
    return infinite ? words.read(in, at, to) : at;
  }

  boolean isOver() {
    return switch (kind) {
      case STRING -> strings.isOver();
      case NUMBER -> numbers.isOver() && numbers.isWhole();
      default -> words.isOver();
    };
  }

  /** Whether it is whole if the document ends here. */
  boolean mayEnd() {
    return kind == NUMBER && numbers.isWhole();
  }

  /** Why a byte is wrong. */
  String problem(byte b) {
    return switch (kind) {
      case STRING -> strings.problem();
      case NUMBER -> SyntaxFault.shown(b) + " within a number";
      default -> SyntaxFault.shown(b) + " within " + words.text();
    };
  }

  boolean hasEscapes() {
    return strings.isEscaped();
  }

  boolean areUtf8() {
    return strings.isUtf8();
  }

  /** How many bytes come before the first number that JSON does not have; -1 when there is none. */
  long nonFinite() {
    return nonFinite;
  }
}
