package io.loadline;

/** A class that refers to one that the class loader of a test does not find. */
final class UnreadableTestCases {
  private UnreadableTestCases() {}

  static class Unreadable {
    @InferenceLoadTest
    @SuppressWarnings("unused")
    private void gate(Missing missing) {}

    /** Is not found. */
    static class Missing {}
  }
}
