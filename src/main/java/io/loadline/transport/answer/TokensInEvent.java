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
  private boolean textInChoice;
  private boolean endedInChoice;

  void clear() {
    usage = UNKNOWN;
    predicted = UNKNOWN;
    choice = 0;
    ids = 0;
    logprobs = 0;
    endTokens = 0;
  }

  void beginChoice() {
    choice = 0;
    textInChoice = false;
    endedInChoice = false;
  }

  /** A model that ends an answer of its own accord makes a token for that, which is no text. */
  void endChoice() {
    endTokens += endedInChoice && !textInChoice ? 1 : 0;
  }

  void choice(long index) {
    choice = index;
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

  void usage(long completionTokens) {
    usage = completionTokens;
  }

  void predicted(long tokens) {
    predicted = tokens;
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
