/** HTTP on Netty: the transport that measures. */
@NullMarked
package io.loadline.transport.http;

import org.jspecify.annotations.NullMarked;
