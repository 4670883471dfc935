/**
 * How requests reach the service and what counts as an answer.
 *
 * <p>A {@link io.loadline.transport.Transport} turns the calling thread into a loop thread, opens
 * its connections, and then asks a {@link io.loadline.transport.Pacer} over and over what to send.
 */
@NullMarked
package io.loadline.transport;

import org.jspecify.annotations.NullMarked;
