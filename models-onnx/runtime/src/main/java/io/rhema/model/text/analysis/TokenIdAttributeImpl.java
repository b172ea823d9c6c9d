package io.rhema.model.text.analysis;

import org.apache.lucene.util.AttributeImpl;
import org.apache.lucene.util.AttributeReflector;

/** Plain holder of a {@link TokenIdAttribute}; public because Lucene makes it by reflection. */
public final class TokenIdAttributeImpl extends AttributeImpl implements TokenIdAttribute {
  private int id = NONE;

  @Override
  public int getTokenId() {
    return id;
  }

  @Override
  public void setTokenId(int id) {
    this.id = id;
  }

  @Override
  public void clear() {
    id = NONE;
  }

  @Override
  public void reflectWith(AttributeReflector reflector) {
    reflector.reflect(TokenIdAttribute.class, "tokenId", id);
  }

  @Override
  public void copyTo(AttributeImpl target) {
    ((TokenIdAttribute) target).setTokenId(id);
  }

  @Override
  public TokenIdAttributeImpl clone() {
    return (TokenIdAttributeImpl) super.clone();
  }
}
