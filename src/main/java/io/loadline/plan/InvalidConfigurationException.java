package io.loadline.plan;

import io.loadline.text.WrappedText;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Everything that is wrong with a gate's configuration, found before the first request.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public final class InvalidConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public InvalidConfigurationException(List<Problem> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  /** At least one, in the order of the attributes; secrets are masked. */
  public List<Problem> problems() {
    return problems;
  }

  /** The message on lines that a console shows whole. */
  @Override
  public String getLocalizedMessage() {
    return WrappedText.message(String.valueOf(getMessage()));
  }

  private static String message(List<Problem> problems) {
    if (problems.size() == 1) {
      return problems.get(0).text();
    }
    return problems.stream()
        .map(problem -> "\n  " + problem.text())
        .collect(Collectors.joining("", problems.size() + " problems in the configuration", ""));
  }

  /**
   * One thing that is wrong with the configuration.
   *
   * @param subject annotation, attribute and value: {@code @Load(rate = 0)}
   * @param origin where the value was set, {@code @Load on method gate()} say; empty when it was
   *     set nowhere
   * @param rule what does not hold
   * @param fix what to write instead
   * @param ofEndpoint whether the value was set at one endpoint, which the origin names
   */
  public record Problem(
      String subject, String origin, String rule, String fix, boolean ofEndpoint) {
    /** What is wrong with a whole test, or with what was set nowhere. */
    public Problem(String subject, String origin, String rule, String fix) {
      this(subject, origin, rule, fix, false);
    }

    /** The whole sentence on one line. */
    public String text() {
      String from = origin.isEmpty() ? "" : ", from " + origin;
      return (subject + from + ": " + rule + "; " + fix).replaceAll("\\R", " ");
    }

    @Override
    public String toString() {
      return text();
    }
  }
}
