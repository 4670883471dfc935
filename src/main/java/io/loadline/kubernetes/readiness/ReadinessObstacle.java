package io.loadline.kubernetes.readiness;

/**
 * One thing that keeps an object from being ready.
 *
 * @param key the same while the same is in the way, though its words change
 * @param text for people, part of a line
 */
record ReadinessObstacle(Sort sort, String key, String text) {
  /** What it is about, the most telling first. */
  enum Sort {
    AWAY,
    ABSENT,
    STOPPED,
    DELETING,
    INVALID,
    BLOCKED,
    CONDITION,
    ROLLOUT,
    POD,
    ENDPOINTS,
    UNTAGGED,
    NO_TAGS,
    NO_CANARY,
    SETTLING
  }

  /** Whether nothing else matters beside it. */
  boolean isFinal() {
    return sort == Sort.NO_TAGS;
  }

  static ReadinessObstacle of(Sort sort, String text) {
    return new ReadinessObstacle(sort, sort + " " + text, text);
  }
}
