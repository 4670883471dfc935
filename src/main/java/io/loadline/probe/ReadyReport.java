package io.loadline.probe;

import io.loadline.plan.Call;
import java.time.Duration;

/**
 * A wait that ended well.
 *
 * @param waited from the first request to the last answer
 * @param how what was asked and answered, for people
 * @param call as it is to be made: described, if it was the server that had to describe it
 */
public record ReadyReport(Duration waited, String how, Call call) {}
