package io.rhema.job.finetune.publish;

import io.rhema.schema.ModelUpdate;
import java.time.Instant;

/** Makes the command by which running jobs hear of a published model. */
final class Announcement {
  private Announcement() {}

  /** One command for one model, however often the task that gives it begins anew. */
  static ModelUpdate of(FineTuneReport report, PublishSettings settings) {
    return ModelUpdate.newBuilder()
        .setId("%s-%s-%s".formatted(settings.job(), report.version(), report.checksum()))
        .setModel(report.model())
        .setVersion(report.version())
        .setPlace(report.place())
        .setChecksum(report.checksum())
        .setMode(settings.announced())
        .setShare(settings.share())
        .setIssuedAt(Instant.ofEpochMilli(System.currentTimeMillis()))
        .build();
  }
}
