package dev.trivet.bom.read;

import dev.trivet.bom.Basis;
import dev.trivet.bom.Support;
import dev.trivet.bom.Topic;
import java.util.regex.Pattern;

/// Reads the licence out of its text, and the security policy that lies beside the model.
final class LicenceSource implements Source {
  private static final Pattern LICENCE =
      Pattern.compile("(licen[cs]e|copying|use_policy|notice)([-_.][\\w.-]+)?");
  private static final Pattern POLICY = Pattern.compile("security(\\.md|\\.txt)?");
  private static final int LARGEST = 1 << 20;

  @Override
  public boolean reads(ModelFile file) {
    String name = file.plainName();
    return file.isAtTop()
        && !name.endsWith(".json")
        && (LICENCE.matcher(name).matches() || POLICY.matcher(name).matches());
  }

  @Override
  public void read(ModelFile file, Draft draft) {
    if (POLICY.matcher(file.plainName()).matches()) {
      draft.subject().add(Topic.SECURITY_POLICY, "policy in " + file.name(), Draft.hashed(file));
      return;
    }
    boolean isLicence =
        file.plainName().startsWith("licen") || file.plainName().startsWith("copying");
    if (!isLicence || file.bytes().size() > LARGEST) {
      return;
    }
    var basis = new Basis.Read(Support.FILE_HASH, file.name(), "text");
    draft
        .subject()
        .add(
            Topic.LICENCE,
            Licences.ofText(file.text())
                .orElse("LicenseRef-text-" + file.sha256().substring(0, 12)),
            basis);
  }
}
