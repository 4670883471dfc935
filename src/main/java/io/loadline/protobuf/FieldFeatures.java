package io.loadline.protobuf;

import io.loadline.protobuf.wire.MalformedMessage;
import io.loadline.protobuf.wire.ProtoReader;

/**
 * What a field is unless it says otherwise.
 *
 * @param implicit whether a message does not know if a number or a text was set
 * @param packed whether a row of numbers is written without their tags
 * @param delimited whether a message is written between two tags, as the groups of proto2 are
 */
record FieldFeatures(boolean implicit, boolean packed, boolean delimited) {
  static final FieldFeatures PROTO2 = new FieldFeatures(false, false, false);
  static final FieldFeatures PROTO3 = new FieldFeatures(true, true, false);
  static final FieldFeatures EDITIONS = new FieldFeatures(false, true, false);

  /** By the word in a descriptor. */
  static FieldFeatures of(String syntax) {
    return switch (syntax) {
      case "proto3" -> PROTO3;
      case "editions" -> EDITIONS;
      default -> PROTO2;
    };
  }

  /** The same, but for rows of numbers. */
  FieldFeatures packing(boolean packed) {
    return new FieldFeatures(implicit, packed, delimited);
  }

  /**
   * As options change them, by a FeatureSet of an edition.
   *
   * @param field where in the options it is
   */
  FieldFeatures changedBy(ProtoReader options, int field) throws MalformedMessage {
    FieldFeatures changed = this;
    while (options.next()) {
      if (options.field() == field && options.isBytes()) {
        changed = changed.changedBy(options.inner());
      }
    }
    return changed;
  }

  private FieldFeatures changedBy(ProtoReader set) throws MalformedMessage {
    FieldFeatures changed = this;
    while (set.next()) {
      switch (set.field()) {
        case 1 -> changed = new FieldFeatures(set.number() == 2, changed.packed, changed.delimited);
        case 3 -> changed = changed.packing(set.number() == 1);
        case 5 -> changed = new FieldFeatures(changed.implicit, changed.packed, set.number() == 2);
        default -> {
          // of enums, of texts
        }
      }
    }
    return changed;
  }
}
