package io.loadline;

import io.loadline.config.gate.GateConfig;
import io.loadline.config.setting.InvalidConfigurationException;
import io.loadline.gate.GateRun;
import io.loadline.gate.RunFolder;
import io.loadline.report.ResultFiles;
import io.loadline.report.TestName;
import java.lang.reflect.Method;
import java.nio.file.Path;
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
    Path folder = folder(method, testClass, files(config)).path();
    GateRun.writeUnresolved(TestName.of(testClass, method), folder, reason);
  }

  /** A folder for the run of a test that begins now. */
  static RunFolder folder(Method method, Class<?> testClass, ResultFiles files) {
    int overload = AnnotationPlacement.overload(method, testClass);
    return RunFolder.next(files.folder(testClass.getName(), method.getName(), overload));
  }

  private static ResultFiles files(GateConfig config) {
    try {
      return RunFolder.files(config.switches());
    } catch (InvalidConfigurationException e) {
      return RunFolder.defaultFiles();
    }
  }
}
