package io.loadline.protobuf;

import io.loadline.json.JsonValue;
import io.loadline.protobuf.wire.ElementList;
import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;

/**
 * How numbers of a type stand in a row.
 *
 * @param decoder reads one
 */
record NumberLayout(FieldDescriptor field, JsonDecoder decoder) implements ElementList.Layout {
  @Override
  public int width() {
    return field.type().width();
  }

  @Override
  public JsonValue read(ProtoReader in) throws WireFormatException {
    return decoder.number(in, field);
  }

  @Override
  public void skip(ProtoReader in) throws WireFormatException {
    if (width() > 0) {
      in.skip(width());
    } else {
      in.varint();
    }
  }
}
