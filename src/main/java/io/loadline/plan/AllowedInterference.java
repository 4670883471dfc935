package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * What may happen to a service while it is measured, since it belongs to the test.
 *
 * @param scaling replicas come and go
 * @param throttling CPU limits hold containers back
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public record AllowedInterference(boolean scaling, boolean throttling) {
  public static final AllowedInterference NOTHING = new AllowedInterference(false, false);
}
