package dev.trivet.artifact.integrity.oms;

import dev.trivet.artifact.integrity.manifest.Links;
import dev.trivet.artifact.integrity.manifest.Resource;
import dev.trivet.artifact.integrity.manifest.Serialization;
import java.util.List;

/// What a model's signature says.
///
/// @param subject what the signer called the model; says nothing by itself
/// @param ignored paths the signer left out
public record OmsStatement(
    OmsFormat format,
    String subject,
    Serialization serialization,
    Links links,
    List<String> ignored,
    List<Resource> resources) {
  public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";
  static final String TYPE = "https://in-toto.io/Statement/v1";
  static final String PREDICATE = "https://model_signing/signature/v1.0";
  static final String OLD_PREDICATE = "https://model_signing/Digests/v0.1";

  public OmsStatement {
    ignored = List.copyOf(ignored);
    resources = List.copyOf(resources);
  }
}
