package io.rhema.training.evaluate;

import io.rhema.training.data.LabelledTexts;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.Share;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Texts and their labels.
 *
 * @param name what they are called in the report
 * @param labels one for each row, as written
 * @param texts one for each row
 */
public record LabelledData(String name, List<String> labels, List<String> texts)
    implements EvaluationData {
  public LabelledData {
    labels = List.copyOf(labels);
    texts = List.copyOf(texts);
  }

  /**
   * Reads JSON lines, if the file's name ends in {@code .jsonl} or {@code .ndjson}, or a
   * tab-separated file. When its first line names the label's column it is a header, and of two
   * columns the other one is the text's, whatever its name. Without a header the label stands first
   * and the text second.
   *
   * @throws EvaluationException when it cannot be read or a row lacks a column; the message names
   *     the line
   * @throws io.rhema.training.recipe.RecipeException when a line is no JSON or lacks a key
   */
  public static LabelledData read(Path file, String labelColumn, String textColumn) {
    LabelledData data =
        LabelledTexts.areKeyed(file)
            ? keyed(file, labelColumn, textColumn)
            : table(file, labelColumn, textColumn);
    if (data.labels().isEmpty()) {
      throw new EvaluationException("%s has no rows; there is nothing to measure.".formatted(file));
    }
    return data;
  }

  private static LabelledData keyed(Path file, String labelColumn, String textColumn) {
    DataFile description =
        new DataFile(
            file.toString(),
            List.of(),
            Optional.of(labelColumn),
            textColumn,
            Share.ALL,
            false,
            file.toString(),
            "");
    try {
      List<LabelledTexts.Row> rows = LabelledTexts.read(Path.of(""), description);
      return new LabelledData(
          file.toString(),
          rows.stream().map(LabelledTexts.Row::label).toList(),
          rows.stream().map(LabelledTexts.Row::text).toList());
    } catch (IOException e) {
      throw new EvaluationException(
          "Cannot read %s (%s); give the path of a file of JSON lines."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  private static LabelledData table(Path file, String labelColumn, String textColumn) {
    List<String> labels = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int label = 0;
      int text = 1;
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        List<String> cells = Arrays.asList(line.split("\t", -1));
        if (number == 1 && cells.contains(labelColumn)) {
          label = cells.indexOf(labelColumn);
          text = textColumn(cells, label, textColumn, file);
          continue;
        }
        if (cells.size() <= Math.max(label, text)) {
          throw new EvaluationException(
              "Line %d of %s has %d columns; it must have a label in column %d and a text in column"
                      .formatted(number, file, cells.size(), label + 1)
                  + " %d, with a tab between them.".formatted(text + 1));
        }
        labels.add(cells.get(label).strip());
        texts.add(cells.get(text));
      }
    } catch (CharacterCodingException e) {
      throw new EvaluationException("%s is not UTF-8 throughout; convert it.".formatted(file), e);
    } catch (IOException e) {
      throw new EvaluationException(
          "Cannot read %s (%s); give the path of a tab-separated file."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
    return new LabelledData(file.toString(), labels, texts);
  }

  private static int textColumn(List<String> header, int label, String name, Path file) {
    if (header.contains(name)) {
      return header.indexOf(name);
    }
    if (header.size() == 2) {
      return 1 - label;
    }
    throw new EvaluationException(
        "%s has no column '%s'; its header names %s.".formatted(file, name, header));
  }
}
