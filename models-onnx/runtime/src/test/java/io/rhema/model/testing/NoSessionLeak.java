package io.rhema.model.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rhema.model.session.SharedSessions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test after which a native session is still open. */
public final class NoSessionLeak implements BeforeEachCallback, AfterEachCallback {
  @Override
  public void beforeEach(ExtensionContext context) {
    assertEquals(0, SharedSessions.openSessions(), "native sessions open before the test");
  }

  @Override
  public void afterEach(ExtensionContext context) {
    assertEquals(0, SharedSessions.openSessions(), "native sessions open after the test");
  }
}
