/**
 * Reads all that is set of the service: what is called, when it may be, where it is, whom to trust
 * and who calls.
 */
@NullMarked
package io.loadline.config.service;

import org.jspecify.annotations.NullMarked;
