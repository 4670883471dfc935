package io.loadline;

import io.loadline.config.outside.Switches;
import io.loadline.report.ResultFiles;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Where the results of a run go. */
final class RunFolder {
  private RunFolder() {}

  static ResultFiles files(Switches switches, Path projectDir) {
    String chosen = switches.outputDir();
    return new ResultFiles(
        chosen == null ? ResultFiles.defaultDir(projectDir) : projectDir.resolve(chosen));
  }

  static Path of(Method method, Class<?> testClass, ResultFiles files) {
    return files.folder(testClass.getName(), method.getName(), overload(method, testClass));
  }

  /** By parameter types, since reflection gives methods in no fixed order. */
  private static int overload(Method method, Class<?> testClass) {
    List<Method> overloads =
        ReflectionSupport.findMethods(
                testClass,
                each -> each.getName().equals(method.getName()) && Misuse.isLoadTest(each),
                HierarchyTraversalMode.TOP_DOWN)
            .stream()
            .sorted(Comparator.comparing(each -> List.of(each.getParameterTypes()).toString()))
            .toList();
    return overloads.indexOf(method) + 1;
  }
}
