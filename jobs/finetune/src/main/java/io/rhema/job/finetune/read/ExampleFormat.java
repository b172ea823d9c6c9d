package io.rhema.job.finetune.read;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;

/** Reads each file in the format that its name tells. */
final class ExampleFormat implements BulkFormat<ReadExample, FileSourceSplit> {
  private static final long serialVersionUID = 1L;

  private final FileOptions options;

  ExampleFormat(FileOptions options) {
    this.options = options;
  }

  @Override
  public Reader<ReadExample> createReader(Configuration configuration, FileSourceSplit split)
      throws IOException {
    return open(split, 0);
  }

  @Override
  public Reader<ReadExample> restoreReader(Configuration configuration, FileSourceSplit split)
      throws IOException {
    return open(split, split.getReaderPosition().orElseThrow().getRecordsAfterOffset());
  }

  private Reader<ReadExample> open(FileSourceSplit split, long read) throws IOException {
    var in = split.path().getFileSystem().open(split.path());
    try {
      return new BatchReader(FileType.open(in, split.path().toString(), options), read);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  @Override
  public boolean isSplittable() {
    return false;
  }

  @Override
  public TypeInformation<ReadExample> getProducedType() {
    return ReadExample.TYPE_INFO;
  }
}
