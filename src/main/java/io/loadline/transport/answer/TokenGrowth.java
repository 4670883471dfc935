package io.loadline.transport.answer;

/** How a count of tokens grows from one event to the next, by one way to tell it. Reused. */
final class TokenGrowth {
  private long last;
  private long atFirstText;
  private long atLastText;
  private boolean begun;
  private boolean complete;

  void clear() {
    last = 0;
    atFirstText = 0;
    atLastText = 0;
    begun = false;
    complete = true;
  }

  /**
   * An event has come.
   *
   * @param text whether it holds text of the model
   * @param told whether it says how many tokens there are
   * @param count of all tokens up to now
   */
  void event(boolean text, boolean told, long count) {
    if (told) {
      complete &= count >= last;
      last = count;
    }
    if (text) {
      complete &= told;
      atFirstText = begun ? atFirstText : last;
      atLastText = last;
      begun = true;
    }
  }

  /** Whether there was text, and the count was told with each piece of it. */
  boolean isComplete() {
    return begun && complete;
  }

  /** The count at the last piece of text less that at the first one. */
  long between() {
    return atLastText - atFirstText;
  }

  long last() {
    return last;
  }
}
