package io.loadline.config.setting;

import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with a gate's configuration, found before the first request. */
public final class InvalidConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  public InvalidConfigurationException(List<ConfigProblem> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  /** At least one, in the order of the attributes; secrets are masked. */
  public List<ConfigProblem> problems() {
    return problems;
  }

  private static String message(List<ConfigProblem> problems) {
    if (problems.size() == 1) {
      return problems.get(0).text();
    }
    return problems.stream()
        .map(problem -> "\n  " + problem.text())
        .collect(Collectors.joining("", problems.size() + " problems in the configuration", ""));
  }
}
