package io.rhema.model.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that happened to a version.
 *
 * @param formatVersion version of this format; this code reads and writes {@value #FORMAT_VERSION}
 * @param action what happened
 * @param version the version that it happened to; at a roll-back, the one returned to
 * @param at when, as ISO 8601
 * @param by who did it, or null when not known
 * @param reason why, in words, or null
 * @param checksum SHA-256 of the version's {@code rhema.json}, and so of all its files
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegistryEvent(
    int formatVersion,
    RegistryAction action,
    String version,
    Instant at,
    String by,
    String reason,
    String checksum) {

  static final int FORMAT_VERSION = 1;

  public RegistryEvent {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(checksum, "checksum");
  }
}
