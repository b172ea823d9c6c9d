package io.rhema.model.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The content of {@code rhema.json}: what a bundle says about itself beyond what {@code
 * config.json} can say.
 *
 * @param formatVersion version of this format; this code reads and writes {@value #FORMAT_VERSION}
 * @param name the model's name, or null to take the folder's
 * @param version the model's version, or null to take the folder's
 * @param task the task in Hugging Face's spelling ({@code text-classification}), or null to take it
 *     from {@code config.json}
 * @param precision number format of the weights, or null when not stated
 * @param maxTokens positions of one row, special tokens included, or null for the model's own limit
 * @param overlap sub-words that neighbouring windows of a long text share, or null for the default
 * @param languages the languages of the texts that the model is for, as BCP 47 tags; empty when it
 *     is for any, or does not say
 * @param files every file of the bundle but {@code rhema.json}, by its path inside the bundle with
 *     {@code /} between folders
 * @param provenance how the model was made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BundleManifest(
    int formatVersion,
    String name,
    String version,
    String task,
    Precision precision,
    Integer maxTokens,
    Integer overlap,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> languages,
    Map<String, FileDigest> files,
    Provenance provenance) {

  /** The name of the file that holds a manifest. */
  public static final String FILE = "rhema.json";

  /** The format that this code reads and writes. */
  public static final int FORMAT_VERSION = 1;

  public BundleManifest {
    languages = languages == null ? List.of() : List.copyOf(languages);
    files = files == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(files));
    provenance = provenance == null ? Provenance.UNKNOWN : provenance;
  }

  /** A manifest that names no files yet; {@link BundleWriter#seal} fills them in. */
  public static BundleManifest of(String name, String version, String task) {
    return new BundleManifest(
        FORMAT_VERSION, name, version, task, null, null, null, null, Map.of(), Provenance.UNKNOWN);
  }

  public BundleManifest withPrecision(Precision changed) {
    return new BundleManifest(
        formatVersion,
        name,
        version,
        task,
        changed,
        maxTokens,
        overlap,
        languages,
        files,
        provenance);
  }

  public BundleManifest withLimits(Integer changedMaxTokens, Integer changedOverlap) {
    return new BundleManifest(
        formatVersion,
        name,
        version,
        task,
        precision,
        changedMaxTokens,
        changedOverlap,
        languages,
        files,
        provenance);
  }

  public BundleManifest withLanguages(List<String> changed) {
    return new BundleManifest(
        formatVersion,
        name,
        version,
        task,
        precision,
        maxTokens,
        overlap,
        changed,
        files,
        provenance);
  }

  public BundleManifest withFiles(Map<String, FileDigest> changed) {
    return new BundleManifest(
        formatVersion,
        name,
        version,
        task,
        precision,
        maxTokens,
        overlap,
        languages,
        changed,
        provenance);
  }

  public BundleManifest withProvenance(Provenance changed) {
    return new BundleManifest(
        formatVersion,
        name,
        version,
        task,
        precision,
        maxTokens,
        overlap,
        languages,
        files,
        changed);
  }
}
