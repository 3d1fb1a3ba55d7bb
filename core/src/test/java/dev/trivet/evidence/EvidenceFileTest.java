package dev.trivet.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.SupplierId;
import dev.trivet.inventory.SystemId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceFileTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T00:00:00Z");
  private static final Subject SYSTEM = new Subject.OfSystem(new SystemId("radar"));
  private static final Subject MODEL =
      new Subject.OfComponent(
          new SystemId("radar"), new ComponentId("model"), Optional.empty(), Optional.of("1"));

  private static Evidence seen(String id, Subject subject, Instant at) {
    return seen(id, subject, at, "verified");
  }

  private static Evidence seen(String id, Subject subject, Instant at, String outcome) {
    return new Observation(
        new EvidenceId(id),
        "artifact.verify",
        subject,
        Optional.of(outcome),
        Optional.empty(),
        at,
        "scanner 1",
        Optional.empty());
  }

  @Test
  void theNewestComesFirst() {
    Evidence old = seen("a", SYSTEM, MONDAY);
    Evidence recent = seen("b", SYSTEM, TUESDAY);
    assertThat(EvidenceFile.of(List.of(old, recent)).find("artifact.verify"))
        .containsExactly(recent, old);
    assertThat(EvidenceFile.of(List.of(recent, old)).find("artifact.verify"))
        .containsExactly(recent, old);
    assertThat(EvidenceFile.of(List.of(recent)).with(old).find("artifact.verify"))
        .containsExactly(recent, old);
  }

  @Test
  void atOneInstantTheOrderIsByNameAndThenByContentNeverByArrival() {
    Evidence a = seen("a", SYSTEM, MONDAY);
    Evidence b = seen("b", SYSTEM, MONDAY);
    Evidence otherB = seen("b", SYSTEM, MONDAY, "failed");
    List<Evidence> read = EvidenceFile.of(List.of(a, b, otherB)).find("artifact.verify");
    assertThat(EvidenceFile.of(List.of(otherB, b, a)).find("artifact.verify")).isEqualTo(read);
    assertThat(EvidenceFile.of(List.of(b, otherB)).with(a).find("artifact.verify")).isEqualTo(read);
    assertThat(read).containsExactly(a, otherB, b);
  }

  @Test
  void theSamePieceTwiceCountsOnce() {
    Evidence piece = seen("a", SYSTEM, MONDAY);
    assertThat(EvidenceFile.of(List.of(piece, piece)).all()).containsExactly(piece);
    assertThat(EvidenceFile.of(List.of(piece)).with(piece).all()).containsExactly(piece);
  }

  @Test
  void aSecondPieceOfTheSameNameStandsBesideTheFirst() {
    Evidence first = seen("a", SYSTEM, MONDAY);
    Evidence second = seen("a", SYSTEM, TUESDAY, "failed");
    EvidenceFile file = EvidenceFile.of(List.of(first)).with(second);
    assertThat(file.find("artifact.verify")).containsExactly(second, first);
    assertThat(file.upTo(MONDAY).find("artifact.verify")).containsExactly(first);
  }

  @Test
  void evidenceIsFoundUnderWhatItIsAbout() {
    Evidence onSystem = seen("a", SYSTEM, MONDAY);
    Evidence onModel = seen("b", MODEL, MONDAY);
    Evidence onSupplier = seen("c", new Subject.OfSupplier(new SupplierId("model")), MONDAY);
    EvidenceFile file = EvidenceFile.of(List.of(onSystem, onModel, onSupplier));
    assertThat(file.find("artifact.verify")).containsExactly(onSystem);
    assertThat(file.find("artifact.verify", new ComponentId("model"))).containsExactly(onModel);
    assertThat(file.find("artifact.verify", new SupplierId("model"))).containsExactly(onSupplier);
    assertThat(file.find("artifact.verify", new ComponentId("other"))).isEmpty();
    assertThat(file.find("artifact.scan")).isEmpty();
    assertThat(file.find(new EvidenceId("b"))).contains(onModel);
  }

  @Test
  void whatWasSeenAtAnInstantIsKnownAtThatInstant() {
    EvidenceFile file = EvidenceFile.of(List.of(seen("a", SYSTEM, TUESDAY)));
    assertThat(file.upTo(TUESDAY.minusNanos(1)).all()).isEmpty();
    assertThat(file.upTo(TUESDAY).all()).hasSize(1);
  }

  @Test
  void addingToAFileLeavesItAsItWas() {
    EvidenceFile file = EvidenceFile.of(List.of(seen("a", SYSTEM, MONDAY)));
    file.with(seen("b", SYSTEM, TUESDAY));
    assertThat(file.all()).hasSize(1);
    assertThat(EvidenceFile.EMPTY.all()).isEmpty();
  }
}
