package dev.trivet.gate.seal;

import dev.trivet.artifact.integrity.bundle.Content;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.WriteJson;
import dev.trivet.artifact.integrity.key.SigningKey;
import dev.trivet.gate.Decision;
import java.util.List;

/// Signs decisions: a DSSE envelope around the statement.
public final class SealDecision {
  private final DecisionStatement statement;
  private final SigningKey key;

  public SealDecision(DecisionStatement statement, SigningKey key) {
    this.statement = statement;
    this.key = key;
  }

  /// @return the text of the decision's file
  public String seal(Decision decision) throws Malformed {
    Octets payload = statement.bytes(decision);
    var unsigned = new Content.Envelope(DecisionStatement.PAYLOAD_TYPE, payload, List.of());
    Octets signature = key.sign(unsigned.preAuthentication());
    var json = new WriteJson().object();
    json.text("payloadType", DecisionStatement.PAYLOAD_TYPE).text("payload", payload.base64());
    json.array("signatures").object();
    json.text("keyid", key.verification().hint()).text("sig", signature.base64());
    return json.end().end().end().done() + "\n";
  }
}
