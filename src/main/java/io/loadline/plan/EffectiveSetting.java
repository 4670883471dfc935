package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * A setting from which a plan was made.
 *
 * @param name {@code @Load(rate)}
 * @param value as used; secrets masked
 * @param origin {@code @Load on class IrisGateIT}, {@code system property loadline.rate}, or {@code
 *     default}
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public record EffectiveSetting(String name, String value, String origin) {}
