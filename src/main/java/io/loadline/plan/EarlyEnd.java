package io.loadline.plan;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * How soon a run may be ended because what was measured decides it; each is less than the whole run
 * where it can happen at all.
 *
 * @param failing from when on it may be ended as broken; zero for no limit by time
 * @param passing from when on it may be ended as kept
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record EarlyEnd(Duration failing, Duration passing) {}
