package io.loadline.report;

import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;

/** What streams of gRPC messages gave, on one line of the text. */
final class MessageLine {
  private MessageLine() {}

  static String of(RunResult run, StreamResult stream) {
    return stream.first().count() == 0
        ? "no message came"
        : "first "
            + TokenLine.times(stream.first())
            + "  gap "
            + TokenLine.times(stream.gap())
            + "  "
            + NumberText.decimal(TokenLine.perSecond(run, stream))
            + " messages/s";
  }
}
