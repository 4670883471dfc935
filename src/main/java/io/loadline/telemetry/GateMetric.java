package io.loadline.telemetry;

import io.loadline.result.Distribution;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One figure of a finished gate as libraries of metrics take it.
 *
 * @param attributes by which figures of one name are told apart; each a {@link String} or a {@link
 *     Long}
 */
record GateMetric(Name name, SortedMap<String, Object> attributes, Value value) {
  GateMetric {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /**
   * What is measured.
   *
   * @param id by semantic conventions, {@code http.client.request.duration}
   * @param unit of UCUM: {@code s}, {@code {request}}; {@code 1} for ratios and flags, empty where
   *     an attribute tells it
   * @param description one sentence
   */
  record Name(String id, String unit, String description) {}

  /** How much it is. */
  sealed interface Value {}

  /** How often something happened. */
  record Count(long total) implements Value {}

  /** A figure that is no sum of anything. */
  record Level(double figure) implements Value {}

  /** Times in ns, each of a request or a part of it; told in seconds. */
  record Times(Distribution distribution) implements Value {}

  /**
   * From when to when was measured what the figures of a gate tell.
   *
   * @param to the end of the last load; as {@code from} where there was none
   */
  record Period(Instant from, Instant to) {}
}
