package io.loadline.config.setting;

import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.plan.InvalidConfigurationException.Problem;
import io.loadline.text.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects, so that one wrong value does not hide another. Not thread-safe. */
public final class ConfigProblems {
  private final List<Problem> found = new ArrayList<>();
  private final Optional<SettingSource.OfEndpoint> endpoint;

  /** Those of a whole test. */
  public ConfigProblems() {
    this(Optional.empty());
  }

  /** Those of one endpoint; empty for a whole test. */
  public ConfigProblems(Optional<SettingSource.OfEndpoint> endpoint) {
    this.endpoint = endpoint;
  }

  public void add(String subject, String origin, String rule, String fix) {
    found.add(new Problem(subject, origin, rule, fix));
  }

  public void add(Setting setting, String element, SyntaxException refusal) {
    add(setting, element, refusal.rule(), refusal.fix());
  }

  /** Reports one element of a setting. */
  public void add(Setting setting, String element, String rule, String fix) {
    found.add(
        new Problem(setting.subject(element), setting.origin(), rule, fix, setting.ofEndpoint()));
  }

  /** Reports a setting as a whole. */
  public void add(Setting setting, String rule, String fix) {
    found.add(new Problem(setting.subject(), setting.origin(), rule, fix, setting.ofEndpoint()));
  }

  /** Reports that there is no address, or none that can be called, where one would be set. */
  void addUrl(String rule, String fix) {
    found.add(
        endpoint
            .map(level -> new Problem("@Endpoint(url)", level.origin(), rule, fix, true))
            .orElseGet(() -> new Problem("@InferenceLoadTest(url)", "", rule, fix)));
  }

  /** Throws all of them at once; does nothing when there are none. */
  public void throwIfAny(Secrets secrets) {
    if (!found.isEmpty()) {
      throw new InvalidConfigurationException(
          found.stream().map(problem -> masked(problem, secrets)).toList());
    }
  }

  private static Problem masked(Problem problem, Secrets secrets) {
    return new Problem(
        secrets.mask(problem.subject()),
        secrets.mask(problem.origin()),
        secrets.mask(problem.rule()),
        secrets.mask(problem.fix()),
        problem.ofEndpoint());
  }
}
