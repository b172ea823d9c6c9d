package io.rhema.job.finetune.read;

import io.rhema.job.finetune.example.Kind;
import io.rhema.training.recipe.ConllOptions.Scheme;
import java.io.Serializable;
import java.util.Objects;

/**
 * How files of examples are read.
 *
 * @param kind what their examples are for
 * @param task of examples that name none
 * @param columns what the fields are called
 * @param scheme of the tags in CoNLL files
 */
public record FileOptions(Kind kind, String task, Columns columns, Scheme scheme)
    implements Serializable {
  public FileOptions {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(columns, "columns");
    Objects.requireNonNull(scheme, "scheme");
  }

  /** Files whose columns are called as the fields of {@code LabelledExample}, with BIO tags. */
  public static FileOptions of(Kind kind, String task) {
    return new FileOptions(kind, task, Columns.DEFAULT, Scheme.BIO);
  }
}
