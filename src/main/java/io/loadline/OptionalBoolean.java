package io.loadline;

/** A yes or no of an annotation that may say neither. */
public enum OptionalBoolean {
  /** What is set further out holds, or the default. */
  UNSET,
  TRUE,
  FALSE
}
