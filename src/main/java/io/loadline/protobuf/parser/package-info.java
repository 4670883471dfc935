/** From {@code .proto} files to the descriptor sets that protoc would write of them. */
@NullMarked
package io.loadline.protobuf.parser;

import org.jspecify.annotations.NullMarked;
