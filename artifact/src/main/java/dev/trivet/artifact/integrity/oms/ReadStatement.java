package dev.trivet.artifact.integrity.oms;

import dev.trivet.artifact.integrity.bundle.Bundle;
import dev.trivet.artifact.integrity.bundle.Content;
import dev.trivet.artifact.integrity.bundle.Material;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.JsonObject;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.ReadJson;
import dev.trivet.artifact.integrity.manifest.Links;
import dev.trivet.artifact.integrity.manifest.Manifest;
import dev.trivet.artifact.integrity.manifest.Resource;
import dev.trivet.artifact.integrity.manifest.ResourceName;
import dev.trivet.artifact.integrity.manifest.Serialization;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads what a bundle states about a model.
public final class ReadStatement {
  private static final String DIGEST = "sha256";
  private static final int DIGEST_SIZE = 32;
  private static final Set<String> SERIALIZATION =
      Set.of("method", "hash_type", "shard_size", "allow_symlinks", "ignore_paths");

  private final Bundle bundle;
  private final JsonObject json;

  private ReadStatement(Bundle bundle, JsonObject json) {
    this.bundle = bundle;
    this.json = json;
  }

  /// The envelope of a bundle that is about a model.
  public static Content.Envelope envelope(Bundle bundle) throws StepFailed {
    if (!(bundle.content() instanceof Content.Envelope envelope)) {
      throw new StepFailed(
          Step.BUNDLE,
          "messageSignature",
          "it holds a plain signature, no statement about a model");
    }
    if (!envelope.payloadType().equals(OmsStatement.PAYLOAD_TYPE)) {
      throw new StepFailed(
          Step.STATEMENT,
          "payloadType",
          "'" + envelope.payloadType() + "' is no in-toto statement");
    }
    return envelope;
  }

  /// Whether the payload calls itself one of 0.2.0; asked before it is believed, to know which
  /// bytes the signature is over.
  public static boolean isOld(Content.Envelope envelope) {
    try {
      return ReadJson.object("the statement", envelope.payload())
          .optionalText("predicateType")
          .filter(OmsStatement.OLD_PREDICATE::equals)
          .isPresent();
    } catch (Malformed e) {
      return false;
    }
  }

  /// @param bundle whose signature is right
  public static OmsStatement of(Bundle bundle) throws StepFailed {
    try {
      JsonObject json = ReadJson.object("the statement", envelope(bundle).payload());
      return new ReadStatement(bundle, json).read();
    } catch (Malformed e) {
      throw StepFailed.of(Step.STATEMENT, "statement", e);
    }
  }

  private OmsStatement read() throws StepFailed, Malformed {
    if (!json.text("_type").equals(OmsStatement.TYPE)) {
      throw new Malformed(
          "_type '" + json.text("_type") + "' is no in-toto statement of version 1");
    }
    OmsStatement statement =
        switch (json.text("predicateType")) {
          case OmsStatement.PREDICATE -> present();
          case OmsStatement.OLD_PREDICATE -> old();
          default ->
              throw new Malformed(
                  "predicateType '"
                      + json.text("predicateType")
                      + "' is not about a model's files");
        };
    requireSound(statement.resources());
    return statement;
  }

  private OmsStatement present() throws StepFailed, Malformed {
    List<JsonObject> subjects = json.array("subject").objects();
    if (subjects.size() != 1) {
      throw new Malformed("subject holds " + subjects.size() + ", one was expected");
    }
    JsonObject predicate = json.object("predicate");
    JsonObject serialization = predicate.object("serialization");
    requireKnown(serialization);
    var resources = new ArrayList<Resource>();
    for (JsonObject resource : predicate.array("resources").objects()) {
      requireSha256(resource, "algorithm");
      resources.add(
          resource(resource.text("name"), resource.place("digest"), resource.text("digest")));
    }
    Octets root = digest(subjects.getFirst());
    if (!root.equals(Manifest.rootDigest(resources))) {
      throw new StepFailed(
          Step.MANIFEST, "subject", "the digest of the whole does not fit the list of files");
    }
    List<String> ignored =
        serialization.has("ignore_paths") ? serialization.array("ignore_paths").texts() : List.of();
    return new OmsStatement(
        format(serialization),
        subjects.getFirst().text("name"),
        method(serialization),
        serialization.truth("allow_symlinks") ? Links.FOLLOW : Links.REFUSE,
        ignored,
        resources);
  }

  private OmsStatement old() throws Malformed {
    var resources = new ArrayList<Resource>();
    for (JsonObject subject : json.array("subject").objects()) {
      var annotations = subject.optionalObject("annotations");
      if (annotations.isPresent()
          && !annotations.get().text("actual_hash_algorithm").equals("file-sha256")) {
        throw new Malformed(subject.place("annotations") + " is not of digests of whole files");
      }
      resources.add(new Resource(subject.text("name"), digest(subject)));
    }
    return new OmsStatement(
        OmsFormat.V0_2_0, "", new Serialization.ByFile(), Links.REFUSE, List.of(), resources);
  }

  private OmsFormat format(JsonObject serialization) {
    boolean hasHint = bundle.material() instanceof Material.Key key && key.hint().isPresent();
    return hasHint || serialization.has("ignore_paths")
        ? OmsFormat.V1_1_0
        : OmsFormat.V0_3_1_TO_1_0_1;
  }

  /// What stands there decides what is covered, so nothing may be passed over.
  private static void requireKnown(JsonObject serialization) throws Malformed {
    for (String name : serialization.members().keySet()) {
      if (!SERIALIZATION.contains(name)) {
        throw new Malformed(serialization.place(name) + " is not known");
      }
    }
    requireSha256(serialization, "hash_type");
  }

  private static void requireSha256(JsonObject json, String name) throws Malformed {
    if (!json.text(name).equals(DIGEST)) {
      throw new Malformed(
          "%s is '%s', only sha256 is supported".formatted(json.place(name), json.text(name)));
    }
  }

  private static Serialization method(JsonObject json) throws Malformed {
    String method = json.text("method");
    if (method.equals("shards")) {
      return shards(json);
    }
    if (!method.equals("files") || json.has("shard_size")) {
      throw new Malformed(
          json.at()
              + " is by '"
              + method
              + "'; 'files', or 'shards' with a shard_size, was expected");
    }
    return new Serialization.ByFile();
  }

  private static Serialization shards(JsonObject json) throws Malformed {
    try {
      return new Serialization.ByShard(json.whole("shard_size"));
    } catch (IllegalArgumentException e) {
      throw new Malformed(json.place("shard_size") + ": " + e.getMessage());
    }
  }

  private static Octets digest(JsonObject subject) throws Malformed {
    JsonObject digest = subject.object("digest");
    return resource("", digest.place(DIGEST), digest.text(DIGEST)).digest();
  }

  private static Resource resource(String name, String place, String hex) throws Malformed {
    Octets digest = Octets.hex(place, hex);
    if (digest.size() != DIGEST_SIZE) {
      throw new Malformed(place + " is no SHA-256");
    }
    return new Resource(name, digest);
  }

  private static void requireSound(List<Resource> resources) throws StepFailed {
    if (resources.isEmpty()) {
      throw new StepFailed(Step.MANIFEST, "resources", "no file is listed");
    }
    var names = new HashSet<String>();
    for (Resource resource : resources) {
      String name = resource.name();
      boolean isWholeModel = name.equals(".") && resources.size() == 1;
      if (!isWholeModel && !ResourceName.isCanonical(name)) {
        throw new StepFailed(Step.MANIFEST, name, "this is no path below the model's directory");
      }
      if (!names.add(name)) {
        throw new StepFailed(Step.MANIFEST, name, "the file is listed twice");
      }
    }
  }
}
