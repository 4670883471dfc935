/**
 * Reads all that is set of the service: what is called, when it may be, where it is, whom to trust
 * and who calls; and what of it lies in files, on the classpath or behind a URL: payloads and their
 * data, certificates and keys, descriptions of gRPC services.
 */
@NullMarked
package io.loadline.config.service;

import org.jspecify.annotations.NullMarked;
