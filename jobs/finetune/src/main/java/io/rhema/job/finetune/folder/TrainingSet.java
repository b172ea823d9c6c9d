package io.rhema.job.finetune.folder;

import java.nio.file.Path;

/**
 * A folder with what is learnt from and measured on.
 *
 * @param folder named after what it holds: another set of examples is in another folder
 * @param form of its files
 * @param train examples that are learnt from
 * @param dev examples that are measured on
 */
public record TrainingSet(Path folder, Form form, Side train, Side dev) {

  /**
   * One of the files.
   *
   * @param corrections how many texts were corrected
   * @param replayed how many texts are only replayed
   * @param superseded how many examples had one of these texts too, and were superseded
   * @param sha256 of the file, 64 lower-case hexadecimal digits
   */
  public record Side(long corrections, long replayed, long superseded, String sha256) {}

  /** The file that is learnt from. */
  public Path trainFile() {
    return folder.resolve(form.train());
  }

  /** The file that is measured on. */
  public Path devFile() {
    return folder.resolve(form.dev());
  }
}
