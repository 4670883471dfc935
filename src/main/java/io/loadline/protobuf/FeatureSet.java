package io.loadline.protobuf;

import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;

/**
 * What holds for fields that do not say otherwise, by syntax or edition of their file.
 *
 * @param implicit whether a message does not know if a number or a text was set
 * @param packed whether a row of numbers is written without their tags
 * @param delimited whether a message is written between two tags, as the groups of proto2 are
 */
record FeatureSet(boolean implicit, boolean packed, boolean delimited) {
  static final FeatureSet PROTO2 = new FeatureSet(false, false, false);
  static final FeatureSet PROTO3 = new FeatureSet(true, true, false);
  static final FeatureSet EDITIONS = new FeatureSet(false, true, false);

  /** By the word in a descriptor. */
  static FeatureSet of(String syntax) {
    return switch (syntax) {
      case "proto3" -> PROTO3;
      case "editions" -> EDITIONS;
      default -> PROTO2;
    };
  }

  /** The same, but for rows of numbers. */
  FeatureSet packing(boolean packed) {
    return new FeatureSet(implicit, packed, delimited);
  }

  /**
   * As options change them, by a FeatureSet of an edition.
   *
   * @param field where in the options it is
   */
  FeatureSet changedBy(ProtoReader options, int field) throws WireFormatException {
    FeatureSet changed = this;
    while (options.next()) {
      if (options.field() == field && options.isBytes()) {
        changed = changed.changedBy(options.inner());
      }
    }
    return changed;
  }

  private FeatureSet changedBy(ProtoReader set) throws WireFormatException {
    FeatureSet changed = this;
    while (set.next()) {
      switch (set.field()) {
        case 1 -> changed = new FeatureSet(set.number() == 2, changed.packed, changed.delimited);
        case 3 -> changed = changed.packing(set.number() == 1);
        case 5 -> changed = new FeatureSet(changed.implicit, changed.packed, set.number() == 2);
        default -> {
          // of enums, of texts
        }
      }
    }
    return changed;
  }
}
