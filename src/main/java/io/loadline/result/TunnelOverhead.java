package io.loadline.result;

import org.apiguardian.api.API;

/**
 * What a tunnel adds to a request, measured before the load: through the tunnel less the floor that
 * the service itself takes.
 *
 * @param overheadP50Nanos -1 when not known
 * @param overheadP99Nanos -1 when not known
 * @param reconnects how often it broke and was made again
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record TunnelOverhead(long overheadP50Nanos, long overheadP99Nanos, int reconnects) {}
