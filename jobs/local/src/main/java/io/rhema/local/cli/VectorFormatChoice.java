package io.rhema.local.cli;

import io.rhema.training.vectors.file.VectorFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a format. */
final class VectorFormatChoice implements ITypeConverter<VectorFormat> {
  /** Its {@code .vec} files are word2vec's text. */
  private static final String FASTTEXT = "fasttext";

  @Override
  public VectorFormat convert(String written) {
    String name = written.strip().toLowerCase(Locale.ROOT);
    if (name.equals(FASTTEXT)) {
      return VectorFormat.WORD2VEC_TEXT;
    }
    return Arrays.stream(VectorFormat.values())
        .filter(format -> format.key().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is no known format. Known: %s, %s."
                        .formatted(
                            written,
                            Arrays.stream(VectorFormat.values())
                                .map(VectorFormat::key)
                                .collect(Collectors.joining(", ")),
                            FASTTEXT)));
  }
}
