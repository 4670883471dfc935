package io.loadline.plan;

/**
 * What may happen to a service while it is measured, since it belongs to the test.
 *
 * @param scaling replicas come and go
 * @param throttling CPU limits hold containers back
 */
public record AllowedInterference(boolean scaling, boolean throttling) {
  public static final AllowedInterference NOTHING = new AllowedInterference(false, false);
}
