package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.Setting;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.Bound;
import io.loadline.plan.Objective;
import java.util.Map;

/**
 * Which promises became weaker by what was set from outside.
 *
 * @param code what the code alone says
 * @param byCode what it promises
 * @param promised what holds
 */
record LoosenedObjectives(
    Map<Attribute, Setting> code, StatedObjectives byCode, StatedObjectives promised) {
  /** Compares what would hold with what holds. */
  static LoosenedObjectives between(Map<Attribute, Setting> code, StatedObjectives promised) {
    return new LoosenedObjectives(
        code, StatedObjectives.read(new SettingValues(code, new ConfigProblems())), promised);
  }

  /** Whether this setting from outside is one that made a promise weaker. */
  boolean isBy(Setting setting) {
    return weakensOwn(setting.attribute())
        || weakensImplied(setting.attribute())
        || weakensGoodput(setting)
        || weakensConfidence(setting)
        || CompareMargins.isLoosenedBy(setting, code);
  }

  /** An attempt is good by this that would not be by the code. */
  private boolean weakensGoodput(Setting setting) {
    Setting own = code.get(Attribute.GOODPUT_LIMITS);
    return setting.attribute() == Attribute.GOODPUT_LIMITS
        && own != null
        && !GoodputReader.of(setting).implies(GoodputReader.of(own));
  }

  /** A verdict may be less sure by this than by the code. */
  private boolean weakensConfidence(Setting setting) {
    return ObjectiveReader.isConfidence(setting.attribute())
        && byCode.stated().stream()
            .map(StatedObjective::objective)
            .anyMatch(old -> old.confidence() != null && !isKept(old));
  }

  /** A promise that the code makes by this attribute no longer holds in full. */
  private boolean weakensOwn(Attribute attribute) {
    return byCode.stated().stream()
        .filter(promise -> promise.setting().attribute() == attribute)
        .anyMatch(promise -> !isKept(promise.objective()));
  }

  /** The code allows no error by silence, and this attribute allows some. */
  private boolean weakensImplied(Attribute attribute) {
    return byCode.errorsImplied()
        && promised.stated().stream().noneMatch(LoosenedObjectives::allowsNoError)
        && promised.stated().stream()
            .anyMatch(
                promise ->
                    promise.setting().attribute() == attribute
                        && StatedObjectives.limitsErrors(promise));
  }

  private static boolean allowsNoError(StatedObjective promise) {
    return StatedObjectives.limitsErrors(promise) && promise.objective().limit() == 0;
  }

  private boolean isKept(Objective old) {
    return promised.objectives().stream()
        .filter(now -> now.metric().equals(old.metric()) && now.bound() == old.bound())
        .filter(now -> sure(now) >= sure(old))
        .anyMatch(
            now ->
                old.bound() == Bound.UPPER
                    ? now.limit() <= old.limit()
                    : now.limit() >= old.limit());
  }

  private static double sure(Objective objective) {
    Double confidence = objective.confidence();
    return confidence == null ? 0 : confidence;
  }
}
