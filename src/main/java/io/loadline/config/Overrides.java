package io.loadline.config;

import io.loadline.plan.Bound;
import io.loadline.plan.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds which values of the code were replaced from outside, and which promises became weaker. */
final class Overrides {
  private final Map<Attribute, Setting> code;
  private final Promises promisedByCode;
  private final Promises promised;

  /**
   * Compares what would hold with what holds.
   *
   * @param code what the code alone says
   */
  Overrides(Map<Attribute, Setting> code, Promises promisedByCode, Promises promised) {
    this.code = code;
    this.promisedByCode = promisedByCode;
    this.promised = promised;
  }

  /** What the outside changes of a gate. */
  static List<Overridden> of(Settings settings, Promises promised) {
    Promises byCode =
        Promises.of(new PromiseReader(new Values(settings.code(), new Problems())).read());
    return new Overrides(settings.code(), byCode, promised)
        .among(settings.outside(), settings.masks());
  }

  /** Of all settings from outside, those that differ from the code's. */
  List<Overridden> among(List<Setting> outside, Masks masks) {
    List<Overridden> overridden = new ArrayList<>();
    for (Setting setting : outside) {
      String from = without(setting.attribute(), masks);
      String to = masks.shown(setting);
      if (!from.equals(to)) {
        overridden.add(
            new Overridden(
                setting.attribute().key(), from, to, setting.source(), loosens(setting)));
      }
    }
    return overridden;
  }

  private String without(Attribute attribute, Masks masks) {
    Setting own = code.get(attribute);
    if (own != null) {
      return masks.shown(own);
    }
    Optional<String> replaced =
        Groups.of(attribute).stream()
            .map(code::get)
            .filter(Objects::nonNull)
            .findFirst()
            .map(member -> member.attribute().attribute() + " = " + masks.shown(member));
    if (attribute == Attribute.ERRORS && promisedByCode.errorsImplied()) {
      return "0";
    }
    return replaced.or(() -> DefaultText.of(attribute)).orElse("unset");
  }

  private boolean loosens(Setting setting) {
    return weakensOwn(setting.attribute())
        || weakensImplied(setting.attribute())
        || weakensGoodput(setting);
  }

  /** An attempt is good by this that would not be by the code. */
  private boolean weakensGoodput(Setting setting) {
    Setting own = code.get(Attribute.GOODPUT_LIMITS);
    return setting.attribute() == Attribute.GOODPUT_LIMITS
        && own != null
        && !GoodputReader.of(setting).implies(GoodputReader.of(own));
  }

  /** A promise that the code makes by this attribute no longer holds in full. */
  private boolean weakensOwn(Attribute attribute) {
    return promisedByCode.stated().stream()
        .filter(promise -> promise.setting().attribute() == attribute)
        .anyMatch(promise -> !isKept(promise.objective()));
  }

  /** The code allows no error by silence, and this attribute allows some. */
  private boolean weakensImplied(Attribute attribute) {
    return promisedByCode.errorsImplied()
        && promised.stated().stream().noneMatch(Overrides::allowsNoError)
        && promised.stated().stream()
            .anyMatch(
                promise ->
                    promise.setting().attribute() == attribute && Promises.limitsErrors(promise));
  }

  private static boolean allowsNoError(Promise promise) {
    return Promises.limitsErrors(promise) && promise.objective().limit() == 0;
  }

  private boolean isKept(Objective old) {
    return promised.objectives().stream()
        .filter(now -> now.metric().equals(old.metric()) && now.bound() == old.bound())
        .anyMatch(
            now ->
                old.bound() == Bound.UPPER
                    ? now.limit() <= old.limit()
                    : now.limit() >= old.limit());
  }
}
