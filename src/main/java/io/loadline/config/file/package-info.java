/**
 * What lies in files, on the classpath or behind a URL: payloads and their data, certificates and
 * keys, descriptions of gRPC services.
 */
@NullMarked
package io.loadline.config.file;

import org.jspecify.annotations.NullMarked;
