package io.loadline.plan;

/**
 * What may happen to a service while it is measured, since it belongs to the test.
 *
 * @param scaling replicas come and go
 * @param throttling CPU limits hold containers back
 */
public record Permitted(boolean scaling, boolean throttling) {
  public static final Permitted NOTHING = new Permitted(false, false);
}
