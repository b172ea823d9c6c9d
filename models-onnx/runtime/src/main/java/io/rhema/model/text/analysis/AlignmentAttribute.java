package io.rhema.model.text.analysis;

import io.rhema.model.text.normalize.AlignedText;
import org.apache.lucene.util.Attribute;

/**
 * Where each UTF-16 code unit of a normalised term comes from in the original text, so that a part
 * of the term can have exact offsets although normalisation changed lengths.
 */
public interface AlignmentAttribute extends Attribute {
  /** The text that the term is a part of; good until the stream moves on. */
  AlignedText text();

  /** Where in {@link #text} the term begins. */
  int from();

  /** Offset in the original text at which the source of a code unit of the term begins. */
  int startOf(int unit);

  /** Offset in the original text at which the source of a code unit of the term ends. */
  int endOf(int unit);

  /** Says that the term is the part of {@code text} that begins at {@code from}. */
  void setAlignment(AlignedText text, int from);
}
