/** The bytes of protobuf messages: fields, their types, and the elements of repeated ones. */
@NullMarked
package io.loadline.protobuf.wire;

import org.jspecify.annotations.NullMarked;
