package io.loadline.plan;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The description of a gRPC method and of all messages it needs. Immutable.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public final class MethodDescription {
  /** Nothing is described: the method is built in, or the server is still to be asked. */
  public static final MethodDescription NONE = new MethodDescription(new byte[0]);

  private final byte[] set;

  private MethodDescription(byte[] set) {
    this.set = set;
  }

  /** From a FileDescriptorSet (google/protobuf/descriptor.proto). */
  public static MethodDescription of(byte[] descriptorSet) {
    return new MethodDescription(descriptorSet.clone());
  }

  public boolean isEmpty() {
    return set.length == 0;
  }

  /** A copy of the FileDescriptorSet. */
  public byte[] set() {
    return set.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MethodDescription that && Arrays.equals(set, that.set);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(set);
  }

  @Override
  public String toString() {
    return set.length + " bytes of descriptors";
  }
}
