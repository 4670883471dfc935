/** gRPC on HTTP/2, and the Open Inference Protocol on gRPC. */
@NullMarked
package io.loadline.transport.grpc;

import org.jspecify.annotations.NullMarked;
