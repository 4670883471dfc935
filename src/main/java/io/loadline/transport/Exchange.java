package io.loadline.transport;

import io.loadline.plan.Phase;
import io.loadline.result.AnswerNote;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, with its stamps. Reused from request to request so that sending
 * allocates nothing; owned by one loop thread.
 */
public final class Exchange {
  private final RequestStamps stamps = new RequestStamps();
  private final StreamStamps stream = new StreamStamps();
  private final ServerTimings timings = new ServerTimings();
  private long index;
  private Phase phase = Phase.MEASUREMENT;
  private long deadline;
  private long heldUp;
  private Outcome outcome = Outcome.NOT_SENT;
  private String detail = "";
  private FailureKind failure = FailureKind.OTHER;
  private @Nullable AnswerNote note;
  private boolean refused;

  /**
   * Prepares the next request: the pacer's side.
   *
   * @param fired when it was due and taken up, which is copied
   */
  public void begin(long index, Phase phase, RequestStamps fired, long deadline) {
    this.index = index;
    this.phase = phase;
    this.stamps.intended(fired.intended()).fired(fired.fired());
    this.deadline = deadline;
    this.heldUp = 0;
    this.stream.clear();
    this.timings.clear();
    this.detail = "";
    this.failure = FailureKind.OTHER;
    this.note = null;
    this.refused = false;
  }

  /** The first byte is about to be handed to the socket. */
  public void sent(long now) {
    stamps.sent(now);
  }

  /**
   * The last byte has been read, or nothing more will come.
   *
   * @param detail what was seen, for people; empty for a success
   */
  public void end(Outcome outcome, String detail, long now) {
    this.outcome = outcome;
    this.detail = detail;
    stamps.done(undelayed(now));
    if (outcome == Outcome.CONNECT_FAILED) {
      // The JDK's client connects on its own, after the stamp.
      stamps.unsent();
    }
  }

  /** The moment without the time for which the loop was busy with other answers. */
  private long undelayed(long now) {
    return heldUp == 0 ? now : Math.max(begun(), now - heldUp);
  }

  private long begun() {
    return stamps.wasSent() ? stamps.sent() : stamps.fired();
  }

  /**
   * The head of the answer has been read at {@code now}, and told something.
   *
   * @param told which is copied
   */
  public void told(ServerTimings told, long now) {
    timings.add(told);
    timings.headSeen(undelayed(now));
  }

  /** What is known of why it has no whole answer; before {@link #end}. */
  public void failed(FailureKind kind) {
    failure = kind;
  }

  /** A whole answer has been read, its last byte at {@code now}. */
  public void end(Answer answer, long now) {
    end(answer.outcome(), answer.detail(), now);
    note = answer.note();
    refused = answer.refused();
  }

  /**
   * Its own time was up, or that of the run.
   *
   * @param seen how far it had come; {@code OTHER} where it was sent and no answer had begun
   */
  public Answer late(FailureKind seen, long now) {
    failure = seen;
    String text =
        switch (seen) {
          case NO_CONNECTION -> "no connection";
          case NO_FREE_STREAM -> "no free stream";
          case INCOMPLETE -> "the answer is not whole";
          default -> "no answer";
        };
    return late(text, now);
  }

  /** A whole answer has been read, its last byte at {@code now}, and is to be {@link #judged}. */
  public void answered(long now) {
    end(Outcome.NOT_SENT, "", now);
  }

  /** Whether its answer is whole and nobody has looked at it yet. */
  public boolean isUnjudged() {
    return stamps.wasSent() && outcome == Outcome.NOT_SENT;
  }

  /** What the answer amounts to that came before. */
  public void judged(Answer answer) {
    outcome = answer.outcome();
    detail = answer.detail();
    note = answer.note();
    refused = answer.refused();
  }

  /**
   * For a while the loop could not read what came, since it looked at another answer: that time is
   * no part of this exchange.
   */
  public void heldUp(long nanos) {
    heldUp += nanos;
    timings.unread(nanos);
  }

  /** Nothing whole was {@code seen} of it: its own time was up, or that of the run. */
  public Answer late(String seen, long now) {
    String when = now < deadline() ? " before the run was ended" : " before the time-out";
    return new Answer(Outcome.TIMEOUT, seen + when);
  }

  /** The request's number in its phase, from 0; decides which payload it carries. */
  public long index() {
    return index;
  }

  /** What came of a streamed answer; empty for one that came whole. */
  public StreamStamps stream() {
    return stream;
  }

  /** What the server told of its own time. */
  public ServerTimings timings() {
    return timings;
  }

  public Phase phase() {
    return phase;
  }

  /** To be read; written by this exchange alone. */
  public RequestStamps stamps() {
    return stamps;
  }

  /** When the request times out. */
  public long deadline() {
    return deadline + heldUp;
  }

  public Outcome outcome() {
    return outcome;
  }

  public String detail() {
    return detail;
  }

  /** What is known of why there is no whole answer; {@code OTHER} where there is one. */
  public FailureKind failure() {
    return failure;
  }

  /** Whether the server took it for one too many, or was not there to take it. */
  public boolean wasRefused() {
    return refused;
  }

  /** What people should know of a success; null for nothing. */
  public @Nullable AnswerNote note() {
    return note;
  }
}
