package io.loadline.protobuf;

/**
 * What a field is unless it says otherwise.
 *
 * @param implicit whether a message does not know if a number or a text was set
 * @param packed whether a row of numbers is written without their tags
 */
record Features(boolean implicit, boolean packed) {
  static final Features PROTO2 = new Features(false, false);
  static final Features PROTO3 = new Features(true, true);
  static final Features EDITIONS = new Features(false, true);

  /** By the word in a descriptor. */
  static Features of(String syntax) {
    return switch (syntax) {
      case "proto3" -> PROTO3;
      case "editions" -> EDITIONS;
      default -> PROTO2;
    };
  }

  /**
   * As options change them, by a FeatureSet of an edition.
   *
   * @param field where in the options it is
   */
  Features changedBy(ProtoReader options, int field) throws MalformedMessage {
    Features changed = this;
    while (options.next()) {
      if (options.field() == field && options.isBytes()) {
        changed = changed.changedBy(options.inner());
      }
    }
    return changed;
  }

  private Features changedBy(ProtoReader set) throws MalformedMessage {
    Features changed = this;
    while (set.next()) {
      switch (set.field()) {
        case 1 -> changed = new Features(set.number() == 2, changed.packed);
        case 3 -> changed = new Features(changed.implicit, set.number() == 1);
        default -> {
          // of enums, of texts
        }
      }
    }
    return changed;
  }
}
