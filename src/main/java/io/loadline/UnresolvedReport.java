package io.loadline;

import io.loadline.config.GateConfig;
import io.loadline.config.setting.InvalidConfigurationException;
import io.loadline.report.Environment;
import io.loadline.report.NotMeasured;
import io.loadline.report.ResultFiles;
import io.loadline.report.ResultJson;
import io.loadline.transport.UserAgent;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Leaves a result.json where a gate could not even be resolved, so that no run is without one. */
final class UnresolvedReport {
  private UnresolvedReport() {}

  /** The problems' texts hold no secret. */
  static void write(
      InvalidConfigurationException problems,
      Method method,
      Class<?> testClass,
      GateConfig config) {
    write(String.valueOf(problems.getMessage()), method, testClass, config);
  }

  /** As above; the reason holds no secret. */
  static void write(String reason, Method method, Class<?> testClass, GateConfig config) {
    NotMeasured error =
        new NotMeasured(
            method.getName(), null, reason, List.of(), Instant.now(), UnaryOperator.identity());
    Environment environment =
        Environment.of(
            UserAgent.VERSION, System.getProperties(), Runtime.getRuntime().availableProcessors());
    Path folder = RunFolder.of(method, testClass, files(config));
    ResultFiles.write(folder, ResultJson.ofError(error, environment));
  }

  private static ResultFiles files(GateConfig config) {
    Path projectDir = ProjectDir.find();
    try {
      return RunFolder.files(config.switches(), projectDir);
    } catch (InvalidConfigurationException e) {
      return new ResultFiles(ResultFiles.defaultDir(projectDir));
    }
  }
}
