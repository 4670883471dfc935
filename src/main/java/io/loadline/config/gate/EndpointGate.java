package io.loadline.config.gate;

/**
 * One endpoint of a test, with its share of the load.
 *
 * @param weight at least 1
 * @param gate as if it were the only one
 */
public record EndpointGate(String name, int weight, Gate gate) {}
