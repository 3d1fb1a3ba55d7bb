package dev.trivet.threat;

import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.threat.DataFlowDiagram.Boundary;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Says on whose ground the parts of a system stand.
final class Whereabouts {
  private static final Pattern OURS =
      Pattern.compile(
          "\\b(employees?|staff|engineers?|investigators?|analysts?|operators?|adjusters?"
              + "|underwrit\\w+|clerks?|handlers?|teams?|developers?|reviewers?|colleagues?|our"
              + "|internal|desk|managers?|officers?|scientists?|admin\\w*|platform|systems?"
              + "|databases?|warehouse)\\b");

  private final AiSystem system;
  private final Answers answers;
  private final Set<String> suppliers;

  Whereabouts(AiSystem system, Answers answers) {
    this.system = system;
    this.answers = answers;
    this.suppliers =
        system.components().stream()
            .flatMap(component -> component.supplier().stream())
            .map(supplier -> supplier.value().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
  }

  /// Where the system itself answers.
  Boundary ofService() {
    if (answers.says("deployment", "on_prem", "self_hosted_cloud")) {
      return Boundary.ORGANISATION;
    }
    if (answers.says("deployment", "mobile", "desktop", "browser", "edge")) {
      return Boundary.USER_DEVICE;
    }
    return answers.says("deployment", "hosted_api") ? Boundary.PROVIDER : Boundary.ORGANISATION;
  }

  /// Where the model computes.
  Boundary ofModel() {
    if (isHosted()) {
      return Boundary.PROVIDER;
    }
    return answers.says("artefact_location", "shipped_to_client")
            && ofService() == Boundary.USER_DEVICE
        ? Boundary.USER_DEVICE
        : Boundary.ORGANISATION;
  }

  private boolean isHosted() {
    return answers.says("artefact_location", "provider")
        && !answers.says("artefact_location", "private_store", "registry", "container_registry");
  }

  Boundary of(Component component) {
    return switch (component.type()) {
      case MODEL -> ofModel(component);
      case SERVICE -> component.supplier().isPresent() ? ofService() : ownService();
      case TOOL -> isRemote(component) ? Boundary.THIRD_PARTY : Boundary.ORGANISATION;
      case INDEX -> ofService() == Boundary.USER_DEVICE ? Boundary.ORGANISATION : ofService();
      case DATASET, ADAPTER, LIBRARY, PROMPT -> Boundary.ORGANISATION;
    };
  }

  private Boundary ofModel(Component model) {
    if (answers.says("artefact_location", "provider")
        && model.supplier().isPresent()
        && model.digest().isEmpty()) {
      return Boundary.PROVIDER;
    }
    boolean onlyABase =
        system.components().stream()
            .filter(other -> other.type() == Component.Type.MODEL)
            .anyMatch(other -> other.derivedFrom().contains(model.id()));
    return onlyABase || ofModel() == Boundary.PROVIDER ? Boundary.ORGANISATION : ofModel();
  }

  private Boundary ownService() {
    return ofService() == Boundary.PROVIDER ? Boundary.ORGANISATION : ofService();
  }

  /// Others' tools are pinned by a digest where they run on our side.
  private boolean isRemote(Component tool) {
    return tool.supplier().isPresent()
        && tool.digest().isEmpty()
        && answers.maySay("tool_origin", "third_party_remote");
  }

  boolean isSupplier(String name) {
    return suppliers.contains(name.strip().toLowerCase(Locale.ROOT));
  }

  /// Where somebody stands whom only a flow names. Nothing but the name tells; who is not plainly
  /// one of the house stands outside.
  Boundary ofOutsider(String name) {
    if (isSupplier(name)) {
      return Boundary.THIRD_PARTY;
    }
    return OURS.matcher(name.toLowerCase(Locale.ROOT)).find()
        ? Boundary.ORGANISATION
        : Boundary.INTERNET;
  }
}
