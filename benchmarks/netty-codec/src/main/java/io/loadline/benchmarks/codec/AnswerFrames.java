package io.loadline.benchmarks.codec;

import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.http2.ExchangeProtocol.HeaderFields;
import io.loadline.transport.http2.ExchangeProtocol;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.util.collection.IntObjectHashMap;

/** What the frames of the server mean for the requests in flight. */
final class AnswerFrames extends Http2FrameAdapter {
  private final AnswerHeads heads = new AnswerHeads();
  private final AnswerHeads trailers = new AnswerHeads();
  private final byte[] scratch = new byte[64 * 1024];
  private final NettyCodecConnection connection;
  private final IntObjectHashMap<Slot> live;
  private final ExchangeProtocol dialogue;

  AnswerFrames(
      NettyCodecConnection connection, IntObjectHashMap<Slot> live, ExchangeProtocol dialogue) {
    this.connection = connection;
    this.live = live;
    this.dialogue = dialogue;
  }

  @Override
  public void onSettingsRead(ChannelHandlerContext from, Http2Settings settings) {
    connection.greeted();
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
      connection.complete(slot);
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
        connection.complete(slot);
      }
    }
    return length + padding;
  }

  @Override
  public void onRstStreamRead(ChannelHandlerContext from, int id, long code) {
    connection.end(id, new Answer(Outcome.RESET, "reset: " + code), System.nanoTime());
  }
}
