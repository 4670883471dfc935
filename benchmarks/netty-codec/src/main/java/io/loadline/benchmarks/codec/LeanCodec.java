package io.loadline.benchmarks.codec;

import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.DefaultHttp2LocalFlowController;
import io.netty.handler.codec.http2.DefaultHttp2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2HeadersEncoder;
import io.netty.handler.codec.http2.Http2PromisedRequestVerifier;
import io.netty.handler.codec.http2.UniformStreamByteDistributor;

/** The parts of Netty's codec for one connection, each as lean as it comes. */
final class LeanCodec {
  private static final long LONGEST_HEAD = 64 * 1024;

  private LeanCodec() {}

  /** With the simplest order of streams, and a header table as Netty has it by default. */
  static DefaultHttp2ConnectionEncoder encoder() {
    Http2Connection connection = new DefaultHttp2Connection(false);
    connection
        .remote()
        .flowController(
            new DefaultHttp2RemoteFlowController(
                connection, new UniformStreamByteDistributor(connection)));
    connection.local().flowController(new DefaultHttp2LocalFlowController(connection, 0.5f, true));
    var headers = new DefaultHttp2HeadersEncoder(Http2HeadersEncoder.NEVER_SENSITIVE, true, 64);
    return new DefaultHttp2ConnectionEncoder(connection, new DefaultHttp2FrameWriter(headers));
  }

  /** Without validation of headers, which the checks of answers do as far as they care. */
  static Http2ConnectionDecoder decoder(DefaultHttp2ConnectionEncoder encoder) {
    var reader = new DefaultHttp2FrameReader(new DefaultHttp2HeadersDecoder(false, LONGEST_HEAD));
    return new DefaultHttp2ConnectionDecoder(
        encoder.connection(),
        encoder,
        reader,
        Http2PromisedRequestVerifier.ALWAYS_VERIFY,
        true,
        true,
        false);
  }
}
