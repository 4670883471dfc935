package io.loadline.protobuf;

import io.loadline.json.JsonValue;
import io.loadline.protobuf.wire.ElementList;
import io.loadline.protobuf.wire.FieldType;
import io.loadline.protobuf.wire.MalformedMessage;
import io.loadline.protobuf.wire.ProtoReader;

/**
 * How numbers of a type stand in a row.
 *
 * @param reader reads one
 */
record NumberLayout(FieldType type, Reader reader) implements ElementList.Layout {
  /** Reads one number. */
  interface Reader {
    JsonValue read(ProtoReader in) throws MalformedMessage;
  }

  @Override
  public int width() {
    return type.width();
  }

  @Override
  public JsonValue read(ProtoReader in) throws MalformedMessage {
    return reader.read(in);
  }

  @Override
  public void skip(ProtoReader in) throws MalformedMessage {
    if (width() > 0) {
      in.skip(width());
    } else {
      in.varint();
    }
  }
}
