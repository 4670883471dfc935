package io.loadline.benchmarks.codec;

import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.http2.ExchangeProtocol;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.util.collection.IntObjectHashMap;

/**
 * A connection by the leanest of Netty's codec: no object of Netty's for a frame, headers that are
 * not validated, the simplest order of streams, windows as wide as Loadline's. Answers are judged
 * by the same rules as Loadline's own.
 */
final class NettyCodecConnection extends Http2ConnectionHandler {
  private static final int WINDOW = 1 << 30;
  private static final int FIRST_WINDOW = 65_535;

  private final IntObjectHashMap<Slot> live = new IntObjectHashMap<>(128);
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
    decoder.frameListener(new AnswerFrames(this, live, dialogue));
  }

  static NettyCodecConnection create(
      NettyCodecLane lane, RequestHeads requests, ExchangeProtocol dialogue) {
    DefaultHttp2ConnectionEncoder encoder = LeanCodec.encoder();
    return new NettyCodecConnection(LeanCodec.decoder(encoder), encoder, lane, requests, dialogue);
  }

  /** The server has greeted. */
  void greeted() {
    ready = true;
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

  void end(int id, Answer answer, long now) {
    Slot slot = live.remove(id);
    if (slot != null) {
      lane.ended(slot, answer, now);
    }
  }

  /** The answer is whole. */
  void complete(Slot slot) {
    long now = System.nanoTime();
    Answer answer =
        dialogue.judge(slot.exchange.phase(), slot.head, slot.trailers, slot.body);
    end(slot.id, answer, now);
  }
}
