package dev.trivet.artifact.integrity.bundle;

import dev.trivet.artifact.integrity.form.JsonArray;
import dev.trivet.artifact.integrity.form.JsonObject;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import java.util.ArrayList;

/// Reads a DSSE envelope from its JSON form.
public final class ReadEnvelope {
  private static final int MOST_SIGNATURES = 16;

  private ReadEnvelope() {}

  /// An envelope within a bundle: exactly one signature.
  static Content.Envelope of(JsonObject json) throws Malformed {
    Content.Envelope envelope = withAnySignatures(json);
    if (envelope.signatures().size() != 1) {
      throw new Malformed(
          "%s holds %d signatures, one was expected"
              .formatted(json.place("signatures"), envelope.signatures().size()));
    }
    return envelope;
  }

  /// An envelope that stands alone: at least one signature.
  public static Content.Envelope withAnySignatures(JsonObject json) throws Malformed {
    JsonArray signatures = json.array("signatures");
    if (signatures.size() == 0 || signatures.size() > MOST_SIGNATURES) {
      throw new Malformed(signatures.at() + " holds " + signatures.size() + " signatures");
    }
    var all = new ArrayList<Octets>();
    for (JsonObject signature : signatures.objects()) {
      all.add(signature.base64("sig"));
    }
    Octets payload = json.base64("payload");
    if (payload.isEmpty()) {
      throw new Malformed(json.place("payload") + " is empty");
    }
    return new Content.Envelope(json.text("payloadType"), payload, all);
  }
}
