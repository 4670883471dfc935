package io.loadline.config.setting;

/**
 * One thing that is wrong with the configuration.
 *
 * @param subject annotation, attribute and value: {@code @Load(rate = 0)}
 * @param origin where the value was set, {@code @Load on method gate()} say; empty when it was set
 *     nowhere
 * @param rule what does not hold
 * @param fix what to write instead
 * @param ofEndpoint whether the value was set at one endpoint, which the origin names
 */
public record ConfigProblem(
    String subject, String origin, String rule, String fix, boolean ofEndpoint) {
  /** What is wrong with a whole test, or with what was set nowhere. */
  public ConfigProblem(String subject, String origin, String rule, String fix) {
    this(subject, origin, rule, fix, false);
  }

  /** The whole sentence on one line. */
  public String text() {
    String from = origin.isEmpty() ? "" : ", from " + origin;
    return (subject + from + ": " + rule + "; " + fix).replaceAll("\\R", " ");
  }

  ConfigProblem masked(Secrets secrets) {
    return new ConfigProblem(
        secrets.mask(subject),
        secrets.mask(origin),
        secrets.mask(rule),
        secrets.mask(fix),
        ofEndpoint);
  }

  @Override
  public String toString() {
    return text();
  }
}
