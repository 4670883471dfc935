package io.loadline.json;

/** What can be seen of a value of JSON as it was sent. */
final class RawValue {
  private RawValue() {}

  /** Whether a valid value is more than null, false, 0 or empty. */
  static boolean isFilled(byte[] in, int length) {
    return switch (in[0]) {
      case '"' -> length > 2;
      case '{', '[' -> hasContent(in, length);
      case 'n', 'f' -> false;
      case '-', '0' -> !isZero(in, length);
      default -> true;
    };
  }

  private static boolean hasContent(byte[] in, int length) {
    int at = 1;
    while (ByteRuns.isBlank(in[at])) {
      at++;
    }
    return at < length - 1;
  }

  private static boolean isZero(byte[] in, int length) {
    int at = 0;
    while (at < length && (in[at] == '-' || in[at] == '0' || in[at] == '.')) {
      at++;
    }
    return at == length || (in[at] | 0x20) == 'e';
  }

  static boolean isNull(byte[] in, int length) {
    return length == 4 && in[0] == 'n';
  }
}
