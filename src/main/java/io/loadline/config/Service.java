package io.loadline.config;

import io.loadline.plan.Call;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.Credential;
import io.loadline.plan.Readiness;
import java.util.Optional;

/**
 * All that is set of the service: what is called, when it may be, where it is, and who calls.
 *
 * @param call empty when the address is not usable, which is reported
 */
record Service(
    Optional<Call> call,
    Readiness readiness,
    ClusterAccess cluster,
    Optional<Credential> credential) {}
