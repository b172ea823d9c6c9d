package io.rhema.model.registry;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.ModelId;
import java.time.Instant;
import java.util.Optional;

/**
 * A version that lies in a registry, complete.
 *
 * @param id name and version
 * @param state what it is good for now
 * @param place its folder, as a job is told
 * @param checksum SHA-256 of its {@code rhema.json}, and so of all its files
 * @param published when it was published, if anybody did
 * @param manifest what its {@code rhema.json} says, lineage included
 */
public record PublishedVersion(
    ModelId id,
    VersionState state,
    String place,
    String checksum,
    Optional<Instant> published,
    BundleManifest manifest) {}
