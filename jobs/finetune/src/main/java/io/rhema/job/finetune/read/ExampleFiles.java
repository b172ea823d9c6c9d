package io.rhema.job.finetune.read;

import java.util.List;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;

/** Files of examples as a source. */
public final class ExampleFiles {
  private ExampleFiles() {}

  /**
   * Reads files, and all files in folders and their folders but those whose names begin with a dot
   * or an underscore, on any file system that Flink knows. One file is read by one task: rows and
   * sentences may have several lines.
   *
   * @param paths of files and folders, one at least; the job fails when one is not there
   */
  public static FileSource<ReadExample> of(List<String> paths, FileOptions options) {
    return FileSource.forBulkFileFormat(
            new ExampleFormat(options), paths.stream().map(Path::new).toArray(Path[]::new))
        .build();
  }
}
