package io.loadline.kubernetes.monitor;

import java.time.Instant;

/**
 * What the kernel had counted of a container with a CPU limit by some moment. The limit is so much
 * time in each period, of 100 ms unless the kubelet says otherwise.
 *
 * @param at when the kubelet looked, by its clock
 * @param periods in which the container wanted to run
 * @param throttled those of them in which its time was used up
 * @param seconds for which its threads, taken together, could not run then
 */
record CfsCount(Instant at, double periods, double throttled, double seconds) {}
