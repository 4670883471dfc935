package io.loadline.transport.answer;

import io.loadline.result.Outcome;
import io.loadline.transport.Answer;

/**
 * Reads any event stream for what its server says of errors, and for the end that the protocol
 * wants which is spoken at the address. Events that are no JSON are no concern of ours.
 */
final class EventStream extends StreamReader {
  private final StreamProtocol protocol;
  private final boolean eventRequired;
  private final StreamTimings timings;
  private long count;
  private boolean spoken;
  private boolean finished;

  /**
   * A reader.
   *
   * @param eventRequired whether a stream without any event is no answer
   * @param timings told what the server says of its own time
   */
  EventStream(StreamProtocol protocol, boolean eventRequired, StreamTimings timings) {
    this.protocol = protocol;
    this.eventRequired = eventRequired;
    this.timings = timings;
  }

  @Override
  void begin() {
    super.begin();
    timings.begin();
    count = 0;
    spoken = false;
    finished = false;
  }

  @Override
  Answer end() {
    events.end();
    if (verdict.hasFailed()) {
      return error();
    }
    if (events.isTooLong()) {
      // Its end may be in what was passed over.
      return verdict.success();
    }
    boolean wanted = spoken || (count == 0 && eventRequired);
    if (protocol != StreamProtocol.UNKNOWN && wanted && !finished) {
      return new Answer(
          Outcome.TRUNCATED, "the stream ended " + after() + ", without " + protocol.endMark());
    }
    return count == 0 && eventRequired
        ? new Answer(Outcome.MALFORMED, "an event stream without an event")
        : verdict.success();
  }

  @Override
  boolean leavesTheRest() {
    return true;
  }

  @Override
  String after() {
    return "after " + count + (count == 1 ? " event" : " events");
  }

  @Override
  void done() {
    finished |= protocol == StreamProtocol.COMPLETIONS;
  }

  @Override
  void unreadable(GrowableBytes data) {
    count += verdict.hasFailed() ? 0 : 1;
  }

  /** What only keeps the connection open is no event. */
  @Override
  void said(GrowableBytes data) {
    read(data);
    boolean heartbeat = protocol == StreamProtocol.MESSAGES && scan.facts().isOfType("ping");
    count += verdict.hasFailed() || heartbeat ? 0 : 1;
  }

  private void read(GrowableBytes data) {
    GrowableBytes plain = scan.facts().hasEscapedKey() ? KeyUnescaper.of(data) : null;
    if (plain != null) {
      scan.scan(plain);
    }
    EventFacts facts = scan.facts();
    verdict.said(plain == null ? data : plain, facts);
    timings.said(plain == null ? data : plain);
    switch (protocol) {
      case COMPLETIONS -> {
        spoken |= facts.hasChoices();
        finished |= facts.hasFinishReason();
        timings.said(facts);
      }
      case RESPONSES -> {
        spoken |= facts.isOfKind("response.");
        finished |= facts.isOfType("response.completed") || facts.isOfType("response.incomplete");
        if (facts.isOfType("response.completed")) {
          timings.said(facts);
        }
      }
      case MESSAGES -> {
        spoken |= facts.isOfKind("message_") || facts.isOfKind("content_block_");
        finished |= facts.isOfType("message_stop");
      }
      default -> {
        // it ends as it likes
      }
    }
  }
}
