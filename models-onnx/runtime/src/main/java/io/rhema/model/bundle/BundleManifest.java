package io.rhema.model.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rhema.model.task.Translation;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The content of {@code rhema.json}: what a bundle says about itself beyond what {@code
 * config.json} can say.
 *
 * @param formatVersion version of this format; this code reads and writes {@value #FORMAT_VERSION}
 * @param name the model's name, or null to take the folder's
 * @param version the model's version, or null to take the folder's
 * @param task the task in Hugging Face's spelling ({@code text-classification}), or null to take it
 *     from {@code config.json} or to name {@code heads}
 * @param heads what a model of several heads does, or one whose {@code config.json} does not tell;
 *     empty otherwise
 * @param translation the languages of a model that translates, or null where {@code
 *     tokenizer_config.json} tells them, or nothing is translated
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
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Head> heads,
    Translation translation,
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

  /**
   * SHA-256 of a folder's {@code rhema.json}, which names those of all its other files.
   *
   * @throws BundleException when the folder has none
   */
  public static String checksum(Path dir) {
    BundleFiles files = new BundleFiles(dir);
    if (!files.has(FILE)) {
      throw new BundleException(
          "%s has no %s, by which a version is told from others; only a bundle that has one can be served at run time."
              .formatted(dir, FILE));
    }
    return files.digestOf(FILE).sha256();
  }

  /**
   * Compares {@link #checksum} with what it must be.
   *
   * @throws BundleException when it is another, or the folder has no {@code rhema.json}
   */
  public static void requireChecksum(Path dir, String checksum) {
    String found = checksum(dir);
    if (!found.equals(checksum)) {
      throw new BundleException(
          "%s has SHA-256 %s, but must have %s; the bundle is not the one that was meant."
              .formatted(FILE, found, checksum));
    }
  }

  public BundleManifest {
    heads = heads == null ? List.of() : List.copyOf(heads);
    languages = languages == null ? List.of() : List.copyOf(languages);
    files = files == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(files));
    provenance = provenance == null ? Provenance.UNKNOWN : provenance;
    if (!heads.isEmpty() && task != null) {
      throw new IllegalArgumentException(
          "both task '%s' and heads %s are named; a manifest names one of them"
              .formatted(task, heads));
    }
    if (heads.stream().map(Head::name).distinct().count() < heads.size()) {
      throw new IllegalArgumentException(
          "heads are %s; each needs a name of its own".formatted(heads));
    }
  }

  /**
   * Reads a manifest wherever it lies. That the files it lists are there is not looked at; {@link
   * ModelBundle#open} does.
   *
   * @param json the content of a {@value #FILE}
   * @param origin where it was found, for messages
   * @throws BundleException when it is none that this code reads
   */
  public static BundleManifest parse(byte[] json, String origin) {
    return ManifestFile.parse(json, origin);
  }

  /** A manifest that names no files yet; {@link BundleWriter#seal} fills them in. */
  public static BundleManifest of(String name, String version, String task) {
    Draft draft = new Draft();
    draft.name = name;
    draft.version = version;
    draft.task = task;
    return draft.manifest();
  }

  /** The same for a model of these heads. */
  public static BundleManifest ofHeads(String name, String version, List<Head> heads) {
    return of(name, version, null).changed(draft -> draft.heads = heads);
  }

  public BundleManifest withTranslation(Translation changed) {
    return changed(draft -> draft.translation = changed);
  }

  public BundleManifest withPrecision(Precision changed) {
    return changed(draft -> draft.precision = changed);
  }

  public BundleManifest withLimits(Integer changedMaxTokens, Integer changedOverlap) {
    return changed(
        draft -> {
          draft.maxTokens = changedMaxTokens;
          draft.overlap = changedOverlap;
        });
  }

  public BundleManifest withLanguages(List<String> changed) {
    return changed(draft -> draft.languages = changed);
  }

  public BundleManifest withFiles(Map<String, FileDigest> changed) {
    return changed(draft -> draft.files = changed);
  }

  public BundleManifest withProvenance(Provenance changed) {
    return changed(draft -> draft.provenance = changed);
  }

  private BundleManifest changed(Consumer<Draft> change) {
    Draft draft = new Draft();
    draft.formatVersion = formatVersion;
    draft.name = name;
    draft.version = version;
    draft.task = task;
    draft.heads = heads;
    draft.translation = translation;
    draft.precision = precision;
    draft.maxTokens = maxTokens;
    draft.overlap = overlap;
    draft.languages = languages;
    draft.files = files;
    draft.provenance = provenance;
    change.accept(draft);
    return draft.manifest();
  }

  /** A manifest on its way: what is not set is not stated. */
  private static final class Draft {
    private int formatVersion = FORMAT_VERSION;
    private String name;
    private String version;
    private String task;
    private List<Head> heads;
    private Translation translation;
    private Precision precision;
    private Integer maxTokens;
    private Integer overlap;
    private List<String> languages;
    private Map<String, FileDigest> files;
    private Provenance provenance;

    BundleManifest manifest() {
      return new BundleManifest(
          formatVersion,
          name,
          version,
          task,
          heads,
          translation,
          precision,
          maxTokens,
          overlap,
          languages,
          files,
          provenance);
    }
  }
}
