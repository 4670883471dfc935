/** Descriptors of protobuf messages, and by them ProtoJSON from and to their bytes. */
@NullMarked
package io.loadline.protobuf;

import org.jspecify.annotations.NullMarked;
