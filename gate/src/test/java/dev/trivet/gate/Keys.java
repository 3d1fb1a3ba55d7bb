package dev.trivet.gate;

import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.key.NewKey;
import dev.trivet.artifact.integrity.key.SigningKey;
import java.security.SecureRandom;

/// Keys for tests.
public final class Keys {
  private Keys() {}

  /// A new P-256 key.
  public static SigningKey fresh() {
    try {
      return SigningKey.ofPem("the key", NewKey.draw(new SecureRandom()).secret());
    } catch (Malformed e) {
      throw new AssertionError(e);
    }
  }
}
