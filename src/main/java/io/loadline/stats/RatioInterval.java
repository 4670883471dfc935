package io.loadline.stats;

/**
 * How many times one figure is another, and between what that lies: two-sided, wrong in at most 5 %
 * of comparisons.
 *
 * @param estimate above 0; 1 where both are equal
 * @param lower at most {@code estimate}
 * @param upper at least {@code estimate}
 */
public record RatioInterval(double estimate, double lower, double upper) {}
