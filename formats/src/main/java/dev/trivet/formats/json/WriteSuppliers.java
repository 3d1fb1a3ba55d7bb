package dev.trivet.formats.json;

import dev.trivet.evidence.SupplierAssessment;
import dev.trivet.formats.json.WritePosture.Detail;
import dev.trivet.posture.FindExposure;
import dev.trivet.posture.Posture;
import dev.trivet.posture.SupplierExposure;
import dev.trivet.posture.SupplierStanding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is written of suppliers: how they stand, and what rests on them.
final class WriteSuppliers {
  private final Posture posture;
  private final Detail detail;

  WriteSuppliers(Posture posture, Detail detail) {
    this.posture = posture;
    this.detail = detail;
  }

  List<Map<String, Object>> all() {
    return new FindExposure(posture.programme(), posture.asOf())
        .all().stream().map(this::supplier).toList();
  }

  private Map<String, Object> supplier(SupplierExposure exposure) {
    SupplierStanding standing = exposure.standing();
    var written = new LinkedHashMap<String, Object>();
    written.put("id", standing.supplier().id());
    written.put("title", standing.supplier().title());
    written.put("standing", standing.verdict());
    written.put("assessment", standing.assessment().map(SupplierAssessment::id));
    written.put("assessedAt", standing.assessment().map(SupplierAssessment::assessedAt));
    written.put("expires", standing.assessment().map(SupplierAssessment::expires));
    written.put("systems", exposure.systems());
    written.put("criticalSystems", exposure.criticalSystems());
    written.put("concentrated", exposure.isConcentrated());
    written.put("parts", exposure.parts().stream().map(WriteSuppliers::part).toList());
    switch (detail) {
      case FIGURES -> {}
      case EXPLANATIONS -> written.put("because", standing.why().because());
    }
    return written;
  }

  private static Map<String, Object> part(SupplierExposure.Part part) {
    var written = new LinkedHashMap<String, Object>();
    written.put("system", part.system().id());
    written.put("component", part.component().id());
    written.put("tie", part.tie());
    written.put("alternative", part.alternative());
    written.put("singleSource", part.isSingleSource());
    return written;
  }
}
