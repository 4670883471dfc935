package io.loadline;

import org.apiguardian.api.API;

/**
 * A yes or no of an annotation that may say neither.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public enum OptionalBoolean {
  /** What is set further out holds, or the default. */
  UNSET,
  TRUE,
  FALSE
}
