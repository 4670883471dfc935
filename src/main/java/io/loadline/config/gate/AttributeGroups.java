package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which attributes stand for each other, and which exclude each other. */
final class AttributeGroups {
  static final Set<Attribute> EXTENT =
      Collections.unmodifiableSet(EnumSet.of(Attribute.REQUESTS, Attribute.DURATION));

  /** Each names the service, as a whole URL does. */
  static final List<Attribute> OBJECTS_WITH_ADDRESS =
      Arrays.stream(Attribute.values()).filter(Attribute::isObjectWithAddress).toList();

  /** Each says what is waited for. */
  private static final Set<Attribute> AWAITED =
      with(
          OBJECTS_WITH_ADDRESS,
          Attribute.READY_SERVICE,
          Attribute.READY_DEPLOY,
          Attribute.READY_KIND);

  /** Each says who calls. */
  private static final Set<Attribute> CREDENTIALS =
      EnumSet.of(
          Attribute.AUTH_BEARER,
          Attribute.AUTH_SERVICE_ACCOUNT,
          Attribute.AUTH_BASIC,
          Attribute.AUTH_HEADER);

  /** An outer member of a group must not meet a nearer one. */
  private static final List<Set<Attribute>> GROUPS =
      List.of(
          EXTENT,
          with(AWAITED, Attribute.READY_NAME, Attribute.READY_CONDITION),
          with(CREDENTIALS, Attribute.AUTH_AUDIENCE),
          EnumSet.of(Attribute.RATE, Attribute.ARRIVALS, Attribute.CONCURRENCY, Attribute.STAGES));

  /** Of each at most one. */
  private static final List<Set<Attribute>> EXCLUSIVE =
      List.of(
          EXTENT,
          AWAITED,
          CREDENTIALS,
          EnumSet.of(Attribute.RATE, Attribute.CONCURRENCY),
          EnumSet.of(Attribute.ARRIVALS, Attribute.CONCURRENCY),
          EnumSet.of(Attribute.RATE, Attribute.STAGES),
          EnumSet.of(Attribute.ARRIVALS, Attribute.STAGES),
          EnumSet.of(Attribute.CONCURRENCY, Attribute.STAGES),
          EnumSet.of(Attribute.REQUESTS, Attribute.STAGES),
          EnumSet.of(Attribute.DURATION, Attribute.STAGES));

  private AttributeGroups() {}

  private static Set<Attribute> with(Iterable<Attribute> members, Attribute... more) {
    EnumSet<Attribute> all = EnumSet.noneOf(Attribute.class);
    members.forEach(all::add);
    all.addAll(List.of(more));
    return all;
  }

  /** The attributes that exclude this one or come with it; the attribute itself included. */
  static Set<Attribute> of(Attribute attribute) {
    return GROUPS.stream()
        .filter(group -> group.contains(attribute))
        .findFirst()
        .orElseGet(() -> EnumSet.of(attribute));
  }

  /** Whether two different ones may not be set together. */
  static boolean areExclusive(Attribute one, Attribute other) {
    return one != other
        && EXCLUSIVE.stream().anyMatch(set -> set.contains(one) && set.contains(other));
  }
}
