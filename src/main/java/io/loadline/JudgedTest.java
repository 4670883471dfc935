package io.loadline;

import io.loadline.gate.RunFolder;
import io.loadline.slo.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * A test whose load was measured and judged. What came of it is told when the body begins: until
 * then a parameter may fail that only JUnit can resolve, and a test that ends red for it must not
 * have said PASS.
 */
final class JudgedTest {
  private final Object result;
  private final Verdict verdict;
  private final Optional<Throwable> error;
  private final Telling telling;
  private final RunFolder folder;
  private boolean told;

  /** How the result gets to the console, to JUnit and into files. */
  interface Telling {
    /** Prints and publishes the result. */
    void tell(Optional<Throwable> error);

    /** Writes, prints and publishes that the test ended before its body, with the figures. */
    void withdraw(String reason);
  }

  /**
   * A test before its body.
   *
   * @param result that a parameter may ask for
   * @param error of the verdict; empty when the test stays green
   */
  JudgedTest(
      Object result,
      Verdict verdict,
      Optional<Throwable> error,
      Telling telling,
      RunFolder folder) {
    this.result = result;
    this.verdict = verdict;
    this.error = error;
    this.telling = telling;
    this.folder = folder;
  }

  Object result() {
    return result;
  }

  /** All parameters are resolved, and nothing but the body comes now. */
  void bodyBegins() {
    told = true;
    telling.tell(error);
  }

  /**
   * The test has ended, with its body or before it.
   *
   * @param failure of the test, without that of the verdict
   */
  void ended(Optional<Throwable> failure) {
    Optional<Throwable> red = failure.filter(each -> !(each instanceof TestAbortedException));
    if (!told && red.isPresent() && verdict == Verdict.PASS) {
      withdraw(red.get());
      return;
    }
    if (!told) {
      telling.tell(error);
    }
    folder.ended(verdict + (red.isPresent() ? ", and the test failed beside it" : ""));
    VerdictErrors.raise(error);
  }

  /** The run stays what it is in the list of runs until it has a verdict: an error. */
  private void withdraw(Throwable red) {
    telling.withdraw(
        "the load was measured, but the test ended before its body: "
            + (red.getMessage() == null ? red.toString() : red.getMessage()));
  }

  /** Prints a result. */
  static void print(String result, Verdict verdict, Optional<Throwable> error) {
    if (verdict != Verdict.PASS && error.isEmpty()) {
      System.out.println("!!! loadline.mode=advise: this verdict does not fail the test !!!");
    }
    System.out.println(result);
  }

  /** The entries of a result that is withdrawn. */
  static Map<String, String> withdrawn(Map<String, String> entries) {
    Map<String, String> withdrawn = new LinkedHashMap<>(entries);
    withdrawn.replaceAll((key, value) -> key.endsWith("verdict") ? "ERROR" : value);
    return withdrawn;
  }
}
