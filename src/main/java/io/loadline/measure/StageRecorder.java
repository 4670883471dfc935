package io.loadline.measure;

/** One stage of one loop in the making. */
final class StageRecorder {
  final TimeRecorder response = new TimeRecorder();
  private long sent;
  private long successes;
  private long errors;

  void success(long responseNanos) {
    response.record(responseNanos);
    successes++;
    sent++;
  }

  void failure(long count, boolean wasSent) {
    errors += count;
    if (wasSent) {
      sent += count;
    }
  }

  long offered() {
    return successes + errors;
  }

  long sent() {
    return sent;
  }

  long errors() {
    return errors;
  }
}
