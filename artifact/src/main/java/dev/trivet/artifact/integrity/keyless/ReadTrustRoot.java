package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.form.JsonObject;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.ReadJson;
import dev.trivet.artifact.integrity.key.Certificates;
import dev.trivet.artifact.integrity.key.VerificationKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a trust root from its JSON form. A log whose key is of a kind we do not know is left out,
/// so that it is not trusted; everything else must be sound.
final class ReadTrustRoot {
  private static final int LARGEST = 4 << 20;
  private static final String TYPE = "application/vnd.dev.sigstore.trustedroot";

  private ReadTrustRoot() {}

  static TrustRoot of(Octets bytes) throws Malformed {
    if (bytes.size() > LARGEST) {
      throw new Malformed("the trust root is larger than 4 MB");
    }
    JsonObject json = ReadJson.object("the trust root", bytes);
    if (!json.text("mediaType").startsWith(TYPE)) {
      throw new Malformed("mediaType '" + json.text("mediaType") + "' is no trust root");
    }
    return new TrustRoot(
        logs(json, "tlogs"),
        logs(json, "ctlogs"),
        authorities(json, "certificateAuthorities"),
        authorities(json, "timestampAuthorities"));
  }

  private static List<JsonObject> objects(JsonObject json, String name) throws Malformed {
    var array = json.optionalArray(name);
    return array.isEmpty() ? List.of() : array.get().objects();
  }

  private static List<LogKey> logs(JsonObject json, String name) throws Malformed {
    var logs = new ArrayList<LogKey>();
    for (JsonObject log : objects(json, name)) {
      JsonObject key = log.object("publicKey");
      Validity validity = validity(key.object("validFor"));
      Octets id = log.object("logId").base64("keyId");
      String host = host(log);
      key(key).ifPresent(k -> logs.add(new LogKey(host, id, k, validity)));
    }
    return logs;
  }

  private static Optional<VerificationKey> key(JsonObject json) throws Malformed {
    Octets bytes = json.base64("rawBytes");
    boolean isBare = json.optionalText("keyDetails").orElse("").startsWith("PKCS1_RSA");
    try {
      return Optional.of(isBare ? VerificationKey.ofBareRsa(bytes) : VerificationKey.ofDer(bytes));
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  /// With the port, when there is one: so logs call themselves in their checkpoints.
  private static String host(JsonObject log) throws Malformed {
    String address = log.text("baseUrl");
    try {
      return Optional.ofNullable(new URI(address).getRawAuthority()).orElse(address);
    } catch (URISyntaxException e) {
      throw new Malformed(log.place("baseUrl") + " is no address");
    }
  }

  private static List<Authority> authorities(JsonObject json, String name) throws Malformed {
    var authorities = new ArrayList<Authority>();
    for (JsonObject authority : objects(json, name)) {
      var encoded = new ArrayList<Octets>();
      JsonObject chain = authority.object("certChain");
      for (JsonObject certificate : chain.array("certificates").objects()) {
        encoded.add(certificate.base64("rawBytes"));
      }
      if (encoded.isEmpty()) {
        throw new Malformed(chain.place("certificates") + " is empty");
      }
      authorities.add(
          new Authority(
              Certificates.ofDer(chain.at(), encoded), validity(authority.object("validFor"))));
    }
    return authorities;
  }

  private static Validity validity(JsonObject json) throws Malformed {
    Optional<String> end = json.optionalText("end");
    return new Validity(
        instant(json, json.text("start")),
        end.isEmpty() ? Optional.empty() : Optional.of(instant(json, end.get())));
  }

  private static Instant instant(JsonObject json, String text) throws Malformed {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new Malformed(json.at() + " holds '" + text + "', which is no time");
    }
  }
}
