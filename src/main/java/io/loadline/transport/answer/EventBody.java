package io.loadline.transport.answer;

import io.loadline.transport.Answer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The bodies of a {@link KeptBody} that are event streams: read as they come, if they can be. */
final class EventBody {
  private final @Nullable Supplier<StreamReader> readers;
  private @Nullable StreamReader reader;
  private boolean announced;
  private boolean read;

  /**
   * None so far.
   *
   * @param readers asked for one with the first stream; null where there are none
   */
  EventBody(@Nullable Supplier<StreamReader> readers) {
    this.readers = readers;
  }

  void clear() {
    announced = false;
    read = false;
  }

  /**
   * A stream is about to come.
   *
   * @param plain whether it can be read as it comes, since it is not encoded
   */
  void begin(boolean plain) {
    if (readers == null) {
      return;
    }
    announced = true;
    read = plain;
    if (plain) {
      reader = reader == null ? readers.get() : reader;
      reader.begin();
    }
  }

  /** Whether the head says that the body is a stream. */
  boolean areAnnounced() {
    return announced;
  }

  /** Whether it is read as it comes. */
  boolean areRead() {
    return read;
  }

  /** Reads what has come, if it is a stream; true when nothing of it need be kept. */
  boolean takesAll(byte[] in, int from, int to) {
    if (read) {
      reader().add(in, from, to);
    }
    return takesAll();
  }

  /** Whether nothing of the body need be kept. */
  boolean takesAll() {
    return read && !reader().leavesTheRest();
  }

  Answer judgedBy(AnswerCheck check, int status, Answer whole) {
    return reader().judge(check, status, whole);
  }

  /** Whether the server said in it that it failed. */
  boolean haveFailed() {
    return read && reader().hasFailed();
  }

  Answer error() {
    return reader().error();
  }

  private StreamReader reader() {
    if (reader == null) {
      throw new IllegalStateException("no event stream");
    }
    return reader;
  }
}
