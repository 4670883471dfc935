/** HTTP/2 on the loops of {@code transport.http}: own framing, many streams a connection. */
@NullMarked
package io.loadline.transport.http2;

import org.jspecify.annotations.NullMarked;
