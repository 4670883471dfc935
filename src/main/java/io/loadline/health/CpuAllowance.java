package io.loadline.health;

import java.util.OptionalLong;

/**
 * What this process has used of the processor time that it may use.
 *
 * @param used ns of processor time so far
 * @param quota how many processors may be used
 * @param throttled for how many ns so far the quota stood still some of its threads
 */
record CpuAllowance(OptionalLong used, double quota, OptionalLong throttled) {}
