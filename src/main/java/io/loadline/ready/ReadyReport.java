package io.loadline.ready;

import java.time.Duration;

/**
 * A wait that ended well.
 *
 * @param waited from the first request to the last answer
 * @param how what was asked and answered, for people
 */
public record ReadyReport(Duration waited, String how) {}
