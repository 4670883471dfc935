package io.loadline.result;

import org.apiguardian.api.API;

/**
 * The times of streamed answers, of successes.
 *
 * @param first first message - intended, one a success
 * @param firstFromSent first message - sent, one a success with a message
 * @param firstWithoutLag {@code first} with our own lag taken off
 * @param gap the time between two messages that follow one another in one answer, of all successes
 *     together
 * @param perToken (last message - first message) / tokens behind the first message, up to the last
 *     one with text; one a success of more than one message
 * @param rate tokens / (done - sent), one a success, in millionths of a token per second
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record StreamTimes(
    Distribution first,
    Distribution firstFromSent,
    Moments firstWithoutLag,
    Distribution gap,
    Distribution perToken,
    Distribution rate) {
  /** All times together. */
  public StreamTimes plus(StreamTimes other) {
    return new StreamTimes(
        first.plus(other.first),
        firstFromSent.plus(other.firstFromSent),
        firstWithoutLag.plus(other.firstWithoutLag),
        gap.plus(other.gap),
        perToken.plus(other.perToken),
        rate.plus(other.rate));
  }
}
