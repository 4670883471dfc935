package io.loadline.slo;

import io.loadline.stats.TestOutcome;

/**
 * A figure, and what its test against the limit says.
 *
 * @param outcome of all requests
 * @param withoutFault of those that our own lag and fault cannot explain
 */
record TestedFigure(FigureBounds bounds, TestOutcome outcome, TestOutcome withoutFault) {}
