package io.loadline.kubernetes.monitor;

import io.loadline.result.Interference;
import io.loadline.result.ServiceIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a service after the load.
 *
 * @param after null when it is gone, or could not be read
 * @param interferences in the order in which they were seen
 * @param notes what could not be watched, one sentence each
 */
public record ServiceObservation(
    ServiceIdentity before,
    @Nullable ServiceIdentity after,
    List<Interference> interferences,
    List<String> notes) {
  public ServiceObservation {
    interferences = List.copyOf(interferences);
    notes = List.copyOf(notes);
  }
}
