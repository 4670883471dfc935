/** Server-sent events, read as they come, and what a token stream says in them. */
@NullMarked
package io.loadline.transport.sse;

import org.jspecify.annotations.NullMarked;
