package io.loadline.transport.answer;

/** Hears whole answers, whatever they amount to. */
@FunctionalInterface
public interface AnswerListener {
  /** A whole answer has come; called by the loop's thread, before the exchange ends. */
  void received(ReceivedAnswer answer);
}
