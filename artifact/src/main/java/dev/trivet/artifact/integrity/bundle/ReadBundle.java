package dev.trivet.artifact.integrity.bundle;

import dev.trivet.artifact.integrity.form.JsonArray;
import dev.trivet.artifact.integrity.form.JsonObject;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.ReadJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a sigstore bundle from its JSON form.
///
/// Members that are not known are refused where they would change what is verified: at the top and
/// beside the verification material.
public final class ReadBundle {
  /// Room for a manifest of about a hundred thousand files.
  public static final int LARGEST = 32 << 20;

  private static final int MOST_ENTRIES = 16;
  private static final Set<String> MEMBERS =
      Set.of("mediaType", "verificationMaterial", "dsseEnvelope", "messageSignature");
  private static final Set<String> MATERIALS =
      Set.of("publicKey", "x509CertificateChain", "certificate");

  private ReadBundle() {}

  public static Bundle of(Octets bytes) throws Malformed {
    if (bytes.size() > LARGEST) {
      throw new Malformed("it is larger than 32 MB");
    }
    JsonObject json = ReadJson.object("the bundle", bytes);
    for (String name : json.members().keySet()) {
      if (!MEMBERS.contains(name)) {
        throw new Malformed("'" + name + "' is no member of a bundle");
      }
    }
    BundleVersion version = BundleVersion.of(json.text("mediaType"));
    JsonObject material = json.object("verificationMaterial");
    return new Bundle(
        version, material(material), content(json), entries(material), times(material));
  }

  private static Material material(JsonObject json) throws Malformed {
    List<String> given = MATERIALS.stream().filter(json::has).sorted().toList();
    if (given.size() != 1) {
      throw new Malformed(
          "verificationMaterial needs one of certificate, publicKey and x509CertificateChain, has "
              + (given.isEmpty() ? "none" : String.join(" and ", given)));
    }
    JsonObject object = json.object(given.getFirst());
    return switch (given.getFirst()) {
      case "publicKey" -> key(object);
      case "certificate" -> new Material.Certificate(object.base64("rawBytes"));
      default -> chain(object.array("certificates"));
    };
  }

  private static Material.Key key(JsonObject json) throws Malformed {
    Optional<String> hint = json.optionalText("hint").filter(text -> !text.isEmpty());
    return new Material.Key(hint, json.optionalBase64("rawBytes"));
  }

  private static Material.Chain chain(JsonArray json) throws Malformed {
    if (json.size() == 0 || json.size() > MOST_ENTRIES) {
      throw new Malformed(json.at() + " holds " + json.size() + " certificates");
    }
    var certificates = new ArrayList<Octets>();
    for (JsonObject certificate : json.objects()) {
      certificates.add(certificate.base64("rawBytes"));
    }
    return new Material.Chain(certificates);
  }

  private static Content content(JsonObject json) throws Malformed {
    if (json.has("dsseEnvelope") == json.has("messageSignature")) {
      throw new Malformed("one of dsseEnvelope and messageSignature must be there, and one only");
    }
    return json.has("dsseEnvelope")
        ? ReadEnvelope.of(json.object("dsseEnvelope"))
        : message(json.object("messageSignature"));
  }

  private static Content.Message message(JsonObject json) throws Malformed {
    Octets signature = json.base64("signature");
    if (signature.isEmpty()) {
      throw new Malformed("messageSignature.signature is empty");
    }
    Optional<JsonObject> digest = json.optionalObject("messageDigest");
    if (digest.isEmpty()) {
      return new Content.Message(Optional.empty(), signature);
    }
    if (!digest.get().text("algorithm").equals("SHA2_256")) {
      throw new Malformed("messageSignature.messageDigest.algorithm is not SHA2_256");
    }
    return new Content.Message(Optional.of(digest.get().base64("digest")), signature);
  }

  private static List<LogEntry> entries(JsonObject material) throws Malformed {
    Optional<JsonArray> json = material.optionalArray("tlogEntries");
    var entries = new ArrayList<LogEntry>();
    if (json.isPresent()) {
      requireFew(json.get());
      for (JsonObject entry : json.get().objects()) {
        entries.add(ReadLogEntry.of(entry));
      }
    }
    return entries;
  }

  private static List<Octets> times(JsonObject material) throws Malformed {
    Optional<JsonObject> data = material.optionalObject("timestampVerificationData");
    var times = new ArrayList<Octets>();
    if (data.isPresent() && data.get().has("rfc3161Timestamps")) {
      JsonArray json = data.get().array("rfc3161Timestamps");
      requireFew(json);
      for (JsonObject time : json.objects()) {
        times.add(time.base64("signedTimestamp"));
      }
    }
    return times;
  }

  private static void requireFew(JsonArray json) throws Malformed {
    if (json.size() > MOST_ENTRIES) {
      throw new Malformed(json.at() + " holds more than " + MOST_ENTRIES);
    }
  }
}
