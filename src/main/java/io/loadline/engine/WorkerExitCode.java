package io.loadline.engine;

/** What a worker's process ends with, unless a signal ends it; docs/worker.md has the table. */
enum WorkerExitCode {
  /** The result is whole; also when it was stopped early. */
  DONE(0),

  /** The load could not be driven: a fault of the machine or of ours, never of the service. */
  FAILED(1),

  /** The command line or a document is wrong; nothing was sent. */
  REFUSED(2),

  /** A service did not become ready, so that no load began. */
  NOT_READY(3);

  private final int number;

  WorkerExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
