package io.loadline.result;

import org.apiguardian.api.API;

/**
 * What the load generator can do on this host, as its self-check found.
 *
 * @param ceilingPerSecond requests a second that it reached against a server that does nothing,
 *     both in one process
 * @param lagP50Nanos its lag at a modest rate
 * @param lagP99Nanos as {@code lagP50Nanos}
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
public record GeneratorLimits(double ceilingPerSecond, long lagP50Nanos, long lagP99Nanos) {}
