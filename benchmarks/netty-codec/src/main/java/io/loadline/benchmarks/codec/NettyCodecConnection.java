package io.loadline.benchmarks.codec;

import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.http2.ExchangeProtocol;
import io.loadline.transport.http2.HeaderFields;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
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
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersEncoder;
import io.netty.handler.codec.http2.Http2PromisedRequestVerifier;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.UniformStreamByteDistributor;
import io.netty.util.collection.IntObjectHashMap;

/**
 * A connection by the leanest of Netty's codec: no object of Netty's for a frame, headers that are
 * not validated, the simplest order of streams, windows as wide as Loadline's. Answers are judged
 * by the same rules as Loadline's own.
 */
final class NettyCodecConnection extends Http2ConnectionHandler {
  private static final int WINDOW = 1 << 30;
  private static final int FIRST_WINDOW = 65_535;
  private static final int LONGEST_HEAD = 64 * 1024;

  private final IntObjectHashMap<Slot> live = new IntObjectHashMap<>(128);
  private final AnswerHeads heads = new AnswerHeads();
  private final AnswerHeads trailers = new AnswerHeads();
  private final byte[] scratch = new byte[64 * 1024];
  private final NettyCodecLane lane;
  private final RequestHeads requests;
  private final ExchangeProtocol dialogue;
  private ChannelHandlerContext context;
  private boolean ready;
  private boolean dirty;

  private NettyCodecConnection(
      Http2ConnectionDecoder decoder,
      Http2ConnectionEncoder encoder,
      NettyCodecLane lane,
      RequestHeads requests,
      ExchangeProtocol dialogue) {
    super(
        decoder, encoder, new Http2Settings().pushEnabled(false).initialWindowSize(WINDOW), false);
    this.lane = lane;
    this.requests = requests;
    this.dialogue = dialogue;
    decoder.frameListener(new Frames());
  }

  static NettyCodecConnection create(
      NettyCodecLane lane, RequestHeads requests, ExchangeProtocol dialogue) {
    Http2Connection connection = new DefaultHttp2Connection(false);
    connection
        .remote()
        .flowController(
            new DefaultHttp2RemoteFlowController(
                connection, new UniformStreamByteDistributor(connection)));
    connection.local().flowController(new DefaultHttp2LocalFlowController(connection, 0.5f, true));
    var writer =
        new DefaultHttp2FrameWriter(
            new DefaultHttp2HeadersEncoder(Http2HeadersEncoder.NEVER_SENSITIVE, true, 64));
    var encoder = new DefaultHttp2ConnectionEncoder(connection, writer);
    var reader =
        new DefaultHttp2FrameReader(new DefaultHttp2HeadersDecoder(false, (long) LONGEST_HEAD));
    var decoder =
        new DefaultHttp2ConnectionDecoder(
            connection,
            encoder,
            reader,
            Http2PromisedRequestVerifier.ALWAYS_VERIFY,
            true,
            true,
            false);
    return new NettyCodecConnection(decoder, encoder, lane, requests, dialogue);
  }

  boolean isReady() {
    return ready;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) throws Exception {
    context = added;
    super.handlerAdded(added);
  }

  @Override
  public void channelActive(ChannelHandlerContext active) throws Exception {
    super.channelActive(active);
    connection()
        .local()
        .flowController()
        .incrementWindowSize(connection().connectionStream(), WINDOW - FIRST_WINDOW);
    flush(active);
  }

  void start(Slot slot) {
    if (!ready) {
      lane.ended(slot, new Answer(Outcome.CONNECT_FAILED, "not open"), System.nanoTime());
      return;
    }
    int id = connection().local().incrementAndGetNextStreamId();
    RequestHeads.Request request = requests.of(slot.exchange);
    live.put(id, slot);
    slot.begin(id);
    slot.exchange.sent(System.nanoTime());
    boolean bodiless = request.body() == null;
    encoder().writeHeaders(context, id, request.head(), 0, bodiless, context.newPromise());
    if (!bodiless) {
      encoder().writeData(context, id, request.body().duplicate(), 0, true, context.newPromise());
    }
    dirty = true;
  }

  void forget(Slot slot) {
    live.remove(slot.id);
  }

  void flushIfNeeded() {
    if (dirty) {
      flush(context);
    }
  }

  /** Also called by the codec, behind what was read in one go. */
  @Override
  public void flush(ChannelHandlerContext flushed) {
    dirty = false;
    super.flush(flushed);
  }

  void hangUp() {
    ready = false;
    if (context != null) {
      context.channel().close();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext inactive) throws Exception {
    fail("the connection ended");
    super.channelInactive(inactive);
  }

  @Override
  protected void onConnectionError(
      ChannelHandlerContext failed, boolean outbound, Throwable cause, Http2Exception error) {
    fail(String.valueOf(cause));
    super.onConnectionError(failed, outbound, cause, error);
  }

  private void fail(String why) {
    ready = false;
    Slot[] cut = live.values().toArray(new Slot[0]);
    live.clear();
    for (Slot slot : cut) {
      lane.ended(slot, new Answer(Outcome.RESET, why), System.nanoTime());
    }
  }

  private void end(int id, Answer answer, long now) {
    Slot slot = live.remove(id);
    if (slot != null) {
      lane.ended(slot, answer, now);
    }
  }

  private void complete(Slot slot) {
    long now = System.nanoTime();
    Answer answer =
        dialogue.judge(slot.exchange.phase(), slot.head, slot.trailers, slot.body);
    end(slot.id, answer, now);
  }

  private final class Frames extends Http2FrameAdapter {
    @Override
    public void onSettingsRead(ChannelHandlerContext from, Http2Settings settings) {
      ready = true;
    }

    @Override
    public void onHeadersRead(
        ChannelHandlerContext from, int id, Http2Headers headers, int padding, boolean last) {
      Slot slot = live.get(id);
      if (slot == null) {
        return;
      }
      if (slot.head == HeaderFields.NONE) {
        HeaderFields head = heads.of(headers);
        if (head.status() < 200) {
          return;
        }
        slot.head = head;
        dialogue.heard(head, slot.body);
      } else {
        slot.trailers = trailers.of(headers);
      }
      if (last) {
        complete(slot);
      }
    }

    @Override
    public void onHeadersRead(
        ChannelHandlerContext from,
        int id,
        Http2Headers headers,
        int dependency,
        short weight,
        boolean exclusive,
        int padding,
        boolean last) {
      onHeadersRead(from, id, headers, padding, last);
    }

    @Override
    public int onDataRead(
        ChannelHandlerContext from, int id, ByteBuf data, int padding, boolean last) {
      int length = data.readableBytes();
      Slot slot = live.get(id);
      if (slot != null) {
        data.readBytes(scratch, 0, length);
        slot.body.add(scratch, 0, length);
        if (last) {
          complete(slot);
        }
      }
      return length + padding;
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext from, int id, long code) {
      end(id, new Answer(Outcome.RESET, "reset: " + code), System.nanoTime());
    }
  }
}
