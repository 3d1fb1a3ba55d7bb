package dev.trivet.cli;

import dev.trivet.artifact.integrity.Verification;
import dev.trivet.artifact.integrity.Verification.Refused;
import dev.trivet.artifact.integrity.Verification.Verified;
import dev.trivet.artifact.integrity.check.Reason;
import dev.trivet.artifact.integrity.provenance.InTotoStatement.Named;
import dev.trivet.artifact.integrity.provenance.Provenance;
import dev.trivet.artifact.integrity.signer.Signer;
import dev.trivet.artifact.integrity.stated.StatedResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A verification as data; docs/integrity.md describes it.
final class VerifyAsJson {
  private VerifyAsJson() {}

  static Map<String, Object> of(VerifyAnswer answer) {
    var json = new LinkedHashMap<String, Object>();
    json.put("model", answer.model().toString());
    answer.signature().ifPresent(s -> json.put("signature", signature(answer.signatureFile(), s)));
    answer.sums().ifPresent(sums -> json.put("sums", stated(sums)));
    answer.hub().ifPresent(hub -> json.put("hub", stated(hub)));
    answer.provenance().ifPresent(said -> json.put("provenance", provenance(said)));
    return json;
  }

  private static Map<String, Object> signature(Path file, Verification result) {
    var json = new LinkedHashMap<String, Object>();
    json.put("outcome", result.outcome().word());
    json.put("file", file.toString());
    switch (result) {
      case Verified verified -> {
        json.put("digest", verified.model().value());
        json.put("format", verified.format().title());
        json.put("signer", signer(verified.signer()));
        json.put("files", verified.files().size());
        json.put("ignored", verified.ignored());
        json.put("notes", verified.notes());
      }
      case Refused refused -> {
        refused.model().ifPresent(digest -> json.put("digest", digest.value()));
        refused.format().ifPresent(format -> json.put("format", format.title()));
        refused.signer().ifPresent(signer -> json.put("signer", signer(signer)));
        json.put("reasons", reasons(refused.reasons()));
        json.put("further", refused.further());
      }
    }
    return json;
  }

  private static Map<String, Object> signer(Signer signer) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", signer.id());
    switch (signer) {
      case Signer.Key key -> {
        json.put("kind", "key");
        json.put("scheme", key.scheme().title());
      }
      case Signer.Certificate certificate -> {
        json.put("kind", "certificate");
        json.put("subject", certificate.subject());
        json.put("anchor", certificate.anchor());
      }
      case Signer.Keyless keyless -> {
        json.put("kind", "identity");
        json.put("identity", keyless.identity().name());
        json.put("issuer", keyless.identity().issuer());
        json.put("signedAt", keyless.signedAt().toString());
      }
    }
    return json;
  }

  private static Map<String, Object> stated(StatedResult result) {
    var json = new LinkedHashMap<String, Object>();
    json.put("outcome", result.holds() ? "whole" : "failed");
    json.put("checked", result.checked());
    json.put("uncovered", result.uncovered());
    json.put("reasons", reasons(result.reasons()));
    return json;
  }

  private static Map<String, Object> provenance(Provenance result) {
    var json = new LinkedHashMap<String, Object>();
    json.put("outcome", result.outcome().word());
    result.signer().ifPresent(signer -> json.put("signer", signer(signer)));
    result
        .said()
        .ifPresent(said -> {
          json.put("builder", said.builder());
          json.put("buildType", said.buildType());
          json.put("materials", said.materials().stream().map(VerifyAsJson::material).toList());
        });
    json.put("gaps", result.gaps());
    json.put("reasons", reasons(result.reasons()));
    return json;
  }

  private static Map<String, Object> material(Named material) {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", material.name());
    material.sha256().ifPresent(digest -> json.put("sha256", digest.hex()));
    json.put("hasDigest", material.hasDigest());
    return json;
  }

  static List<Map<String, Object>> reasons(List<Reason> reasons) {
    return reasons.stream().map(VerifyAsJson::reason).toList();
  }

  private static Map<String, Object> reason(Reason reason) {
    var json = new LinkedHashMap<String, Object>();
    json.put("step", reason.step().word());
    json.put("where", reason.where());
    json.put("message", reason.why());
    return json;
  }
}
