package io.loadline.slo;

/** Between which two values a figure lies, both included. */
record ValueRange(double least, double most) {
  /** Nothing is certain. */
  static final ValueRange ANY = new ValueRange(0, Double.POSITIVE_INFINITY);
}
