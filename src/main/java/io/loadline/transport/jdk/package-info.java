/** HTTP on java.net.http: the second transport, against which the first is tested. */
@NullMarked
package io.loadline.transport.jdk;

import org.jspecify.annotations.NullMarked;
