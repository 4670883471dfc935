package io.loadline.config.setting;

import io.loadline.config.syntax.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Collects, so that one wrong value does not hide another. Not thread-safe. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  public void add(String subject, String origin, String rule, String fix) {
    found.add(new Problem(subject, origin, rule, fix));
  }

  public void add(Setting setting, String element, Refusal refusal) {
    add(setting.subject(element), setting.origin(), refusal.rule(), refusal.fix());
  }

  /** Throws all of them at once; does nothing when there are none. */
  public void throwIfAny(Secrets secrets) {
    if (!found.isEmpty()) {
      throw new InvalidConfigurationException(
          found.stream().map(problem -> problem.masked(secrets)).toList());
    }
  }
}
