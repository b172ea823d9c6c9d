package io.rhema.model.text.analysis;

import io.rhema.model.text.normalize.AlignedText;
import org.apache.lucene.util.AttributeImpl;
import org.apache.lucene.util.AttributeReflector;

/**
 * A view on the tokenizer's text, public because Lucene makes it by reflection. A captured state
 * shares the view and is good until the tokenizer reads its next text.
 */
public final class AlignmentAttributeImpl extends AttributeImpl implements AlignmentAttribute {
  private AlignedText text;
  private int from;

  @Override
  public AlignedText text() {
    return text;
  }

  @Override
  public int from() {
    return from;
  }

  @Override
  public int startOf(int unit) {
    return text.start(from + unit);
  }

  @Override
  public int endOf(int unit) {
    return text.end(from + unit);
  }

  @Override
  public void setAlignment(AlignedText text, int from) {
    this.text = text;
    this.from = from;
  }

  @Override
  public void clear() {
    text = null;
    from = 0;
  }

  @Override
  public void reflectWith(AttributeReflector reflector) {
    reflector.reflect(AlignmentAttribute.class, "from", from);
  }

  @Override
  public void copyTo(AttributeImpl target) {
    ((AlignmentAttribute) target).setAlignment(text, from);
  }

  @Override
  public AlignmentAttributeImpl clone() {
    return (AlignmentAttributeImpl) super.clone();
  }
}
