package io.loadline.config.gate;

/**
 * One line of the effective plan.
 *
 * @param name {@code @Load(rate)}
 * @param value as used; secrets masked
 * @param origin {@code @Load on class IrisGateIT}, {@code system property loadline.rate}, or {@code
 *     default}
 */
public record Effective(String name, String value, String origin) {}
