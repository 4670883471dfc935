package io.loadline.report;

/**
 * One line of the effective plan.
 *
 * @param name {@code @Load(rate)}
 * @param value as used; secrets masked
 * @param origin {@code default}, {@code system property loadline.rate} or an annotation's place
 */
public record PlanRow(String name, String value, String origin) {}
