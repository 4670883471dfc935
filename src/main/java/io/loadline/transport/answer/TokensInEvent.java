package io.loadline.transport.answer;

/** What one event says of the number of tokens. Reused. */
final class TokensInEvent {
  static final long UNKNOWN = -1;

  private long usage;
  private long predicted;
  private long choice;
  private int ids;
  private int logprobs;
  private int endTokens;
  private int choices;
  private boolean several;
  private boolean textInChoice;
  private boolean endedInChoice;

  void clear() {
    usage = UNKNOWN;
    predicted = UNKNOWN;
    choice = 0;
    ids = 0;
    logprobs = 0;
    endTokens = 0;
    choices = 0;
    several = false;
  }

  void beginChoice() {
    choice = 0;
    choices++;
    textInChoice = false;
    endedInChoice = false;
  }

  /** A model that ends an answer of its own accord makes a token for that, which is no text. */
  void endChoice() {
    endTokens += endedInChoice && !textInChoice ? 1 : 0;
  }

  void choice(long index) {
    choice = index;
    several |= index > 0;
  }

  void text(boolean filled) {
    textInChoice |= filled;
  }

  void finished(boolean ended) {
    endedInChoice = ended;
  }

  void id() {
    ids++;
  }

  void logprob() {
    logprobs++;
  }

  /** A member of what is said of tokens, with its value from {@code start} to the cursor. */
  void usage(GrowableBytes in, int key, int end, JsonCursor cursor, int start) {
    usage = in.is(key, end, "completion_tokens") ? cursor.number(start) : usage;
  }

  /** The same of what llama.cpp says of itself. */
  void predicted(GrowableBytes in, int key, int end, JsonCursor cursor, int start) {
    predicted = in.is(key, end, "predicted_n") ? cursor.number(start) : predicted;
  }

  /** {@code completion_tokens}; {@link #UNKNOWN} when it is not there. */
  long usage() {
    return usage;
  }

  /** How many tokens llama.cpp has made so far; {@link #UNKNOWN} when it does not say. */
  long predicted() {
    return predicted;
  }

  /** The index of the last choice. */
  long choice() {
    return choice;
  }

  /** Whether there is more than one choice, or one that is not the first. */
  boolean areOfSeveral() {
    return several || choices > 1;
  }

  /** How many token ids there are. */
  int ids() {
    return ids;
  }

  /** Of how many tokens there is a probability. */
  int logprobs() {
    return logprobs;
  }

  /** How many choices end in it with a token that has no text, as far as that can be told. */
  int endTokens() {
    return endTokens;
  }
}
