package io.loadline.cli;

import io.loadline.slo.Verdict;

/** What the process ends with, from the best to the worst; docs/cli.md has the table. */
enum CliExitCode {
  /** Done; of {@code assert}: all objectives hold. */
  DONE(0),
  /** The evidence does not decide. */
  INCONCLUSIVE(2),
  /** The load generator or the environment spoiled the run. */
  INVALID(3),
  /** The gate came to no verdict, so that there is nothing to judge. */
  ERROR(4),
  /** An objective is broken; of {@code delete}: something could not be deleted. */
  FAIL(1),
  /** The command line is wrong, or a file cannot be read or judged. */
  REFUSED(64),
  /** A fault of this program, or too little memory: nothing is known of any result. */
  FAULT(70);

  private final int number;

  CliExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static CliExitCode of(Verdict verdict) {
    return switch (verdict) {
      case PASS -> DONE;
      case FAIL -> FAIL;
      case INCONCLUSIVE -> INCONCLUSIVE;
      case INVALID -> INVALID;
    };
  }

  CliExitCode worse(CliExitCode other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
