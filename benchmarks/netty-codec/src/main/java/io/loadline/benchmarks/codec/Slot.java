package io.loadline.benchmarks.codec;

import io.loadline.transport.Exchange;
import io.loadline.transport.answer.KeptBody;
import io.loadline.transport.http2.ExchangeProtocol.HeaderFields;
import io.loadline.transport.http2.ExchangeProtocol;

/** A place for one request at a time, reused as Loadline reuses its streams. */
final class Slot {
  final Exchange exchange = new Exchange();
  final KeptBody body;
  final NettyCodecConnection connection;
  HeaderFields head = HeaderFields.NONE;
  HeaderFields trailers = HeaderFields.NONE;
  int id;
  boolean busy;

  Slot(NettyCodecConnection connection, ExchangeProtocol dialogue) {
    this.connection = connection;
    this.body = dialogue.room(exchange);
  }

  void begin(int stream) {
    id = stream;
    head = HeaderFields.NONE;
    trailers = HeaderFields.NONE;
    body.clear();
  }
}
