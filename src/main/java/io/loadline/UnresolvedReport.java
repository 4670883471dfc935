package io.loadline;

import io.loadline.config.gate.GateConfig;
import io.loadline.config.gate.Switches;
import io.loadline.gate.GateRun;
import io.loadline.gate.RunFolder;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.report.TestName;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** Leaves a result.json where a gate could not even be resolved, so that no run is without one. */
final class UnresolvedReport {
  private UnresolvedReport() {}

  /**
   * What a test needs before its load. When there is none, why is written as well as thrown; an
   * aborted test is no error.
   */
  static <T> T unless(ExtensionContext context, GateConfig config, Supplier<T> needed) {
    try {
      return needed.get();
    } catch (TestAbortedException e) {
      throw e;
    } catch (RuntimeException e) {
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      try {
        write(reason, context.getRequiredTestMethod(), context.getRequiredTestClass(), config);
      } catch (RuntimeException notWritten) {
        e.addSuppressed(notWritten);
      }
      throw e;
    }
  }

  /** Writes why a gate was not even tried. */
  static void write(String reason, Method method, Class<?> testClass, GateConfig config) {
    Optional<Switches> switches = switches(config);
    Path folder = folder(method, testClass, switches).path();
    GateRun.writeUnresolved(TestName.of(testClass, method), folder, reason, switches);
  }

  /** A folder for the run of a test that begins now. */
  static RunFolder folder(Method method, Class<?> testClass, Optional<Switches> switches) {
    int overload = AnnotationPlacement.overload(method, testClass);
    return RunFolder.next(switches, testClass, method, overload);
  }

  /** Where the result of the last run of a test would be. */
  static Optional<Path> lastFolder(Method method, Class<?> testClass, Switches switches) {
    int overload = AnnotationPlacement.overload(method, testClass);
    return Optional.of(RunFolder.first(switches, testClass, method, overload));
  }

  private static Optional<Switches> switches(GateConfig config) {
    try {
      return Optional.of(config.switches());
    } catch (InvalidConfigurationException e) {
      return Optional.empty();
    }
  }
}
