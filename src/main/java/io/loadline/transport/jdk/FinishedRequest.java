package io.loadline.transport.jdk;

import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * What the client says of a request, handed from its thread to the loop's.
 *
 * @param attempt which use of the slot it was: one that timed out may still come in
 * @param done {@link System#nanoTime}
 */
record FinishedRequest(
    RequestSlot slot,
    long attempt,
    @Nullable HttpResponse<KeptBytes> response,
    @Nullable Throwable failure,
    long done) {}
