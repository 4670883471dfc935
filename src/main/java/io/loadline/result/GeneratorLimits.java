package io.loadline.result;

/**
 * What the load generator can do on this host, as its self-check found.
 *
 * @param ceilingPerSecond requests a second that it reached against a server that does nothing,
 *     both in one process
 * @param lagP50Nanos its lag at a modest rate
 * @param lagP99Nanos as {@code lagP50Nanos}
 */
public record GeneratorLimits(double ceilingPerSecond, long lagP50Nanos, long lagP99Nanos) {}
