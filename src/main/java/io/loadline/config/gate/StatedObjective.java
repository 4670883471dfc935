package io.loadline.config.gate;

import io.loadline.config.setting.Setting;
import io.loadline.plan.Objective;

/**
 * An objective and where it was stated.
 *
 * @param element the element of the setting that states it
 */
record StatedObjective(Objective objective, Setting setting, String element) {
  boolean limitsTheSameAs(StatedObjective other) {
    return objective.metric().equals(other.objective.metric())
        && objective.bound() == other.objective.bound();
  }
}
