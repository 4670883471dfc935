package io.loadline.slo;

/** Between which two values a figure lies, both included. */
record Range(double least, double most) {
  /** Nothing is certain. */
  static final Range ANY = new Range(0, Double.POSITIVE_INFINITY);
}
