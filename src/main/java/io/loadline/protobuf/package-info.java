/** Protocol buffers at run time: their schemas, and JSON from and to their bytes. */
@NullMarked
package io.loadline.protobuf;

import org.jspecify.annotations.NullMarked;
