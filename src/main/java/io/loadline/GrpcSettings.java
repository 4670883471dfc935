package io.loadline;

import io.loadline.config.setting.Attribute;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What describes a method of gRPC, for {@link Loadline}.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public final class GrpcSettings {
  private final Map<Attribute, List<String>> values;

  GrpcSettings(Map<Attribute, List<String>> values) {
    this.values = values;
  }

  /** As {@link InferenceLoadTest#proto}. */
  public GrpcSettings proto(String file) {
    values.put(Attribute.PROTO, List.of(file));
    return this;
  }

  /** As {@link InferenceLoadTest#protoset}. */
  public GrpcSettings protoset(String file) {
    values.put(Attribute.PROTOSET, List.of(file));
    return this;
  }
}
