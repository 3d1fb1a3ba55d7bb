package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.rule.Verdict;
import org.junit.jupiter.api.Test;

class RdataScanTest {
  private static final int NIL = 254;
  private static final int PROMISE = 5;
  private static final int CALL = 6;
  private static final int HAS_TAG = 0x400;

  private static ByteWriter stream() {
    return new ByteWriter().ascii("X\n").i32big(2).i32big(0x40202).i32big(0x20300);
  }

  private static ByteWriter symbol(ByteWriter out, String name) {
    return out.i32big(1).i32big(9).i32big(name.length()).ascii(name);
  }

  /// `name("x")`.
  private static ByteWriter call(ByteWriter out, String name) {
    symbol(out.i32big(CALL), name).i32big(2);
    return out.i32big(16).i32big(1).i32big(9).i32big(1).ascii("x").i32big(NIL);
  }

  private static Scanned scan(ByteWriter out) {
    return Scanned.of("m.rds", out.toBytes());
  }

  @Test
  void numbersAndOrdinaryCallsAreClean() {
    ByteWriter numbers = stream().i32big(14).i32big(2).zeros(16);
    assertThat(scan(numbers).verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(scan(call(stream(), "lm")).verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void aPromiseThatWaitsIsMalicious() {
    ByteWriter open = stream().i32big(PROMISE | HAS_TAG).i32big(253).i32big(252);
    assertThat(scan(call(open, "lm")).rules()).contains("rdata-promise");
    ByteWriter bare = stream().i32big(PROMISE).i32big(252);
    assertThat(scan(call(bare, "lm")).rules()).contains("rdata-promise");
  }

  @Test
  void aCallThatRunsCommandsIsMalicious() {
    assertThat(scan(call(stream(), "system")).rules()).containsExactly("rdata-harmful-call");
  }

  @Test
  void functionsAreSaid() {
    ByteWriter function = stream().i32big(3 | HAS_TAG).i32big(253).i32big(NIL);
    assertThat(scan(call(function, "sum")).verdict()).isEqualTo(Verdict.DANGEROUS_FORMAT);
  }

  /// Instructions without any, and one constant.
  private static ByteWriter bytecode() {
    return stream().i32big(21).i32big(1).i32big(13).i32big(0).i32big(1);
  }

  @Test
  void compiledCodeIsJudgedByItsConstants() {
    ByteWriter harmless = symbol(bytecode().i32big(1), "mean");
    assertThat(scan(harmless).verdict()).isEqualTo(Verdict.DANGEROUS_FORMAT);
    ByteWriter called = symbol(bytecode().i32big(1), "system");
    assertThat(scan(called).rules()).contains("rdata-harmful-call");
    ByteWriter source = symbol(bytecode().i32big(6).i32big(NIL).i32big(1), "system");
    assertThat(scan(source.i32big(NIL).i32big(NIL)).rules()).contains("rdata-harmful-call");
    ByteWriter inner = bytecode().i32big(21).i32big(13).i32big(0).i32big(1).i32big(1);
    assertThat(scan(symbol(inner, "dyn.load")).rules()).contains("rdata-harmful-call");
  }

  @Test
  void compiledCodeThatIsCutShortIsNotUnderstood() {
    assertThat(scan(stream().i32big(21).i32big(1)).verdict()).isEqualTo(Verdict.NOT_UNDERSTOOD);
    assertThat(scan(stream().i32big(21).i32big(1).i32big(13).i32big(0).i32big(1 << 30)).rules())
        .contains("rdata-claim");
  }

  @Test
  void lengthsAreClaims() {
    assertThat(scan(stream().i32big(14).i32big(0x7fffffff)).rules()).contains("rdata-claim");
    assertThat(scan(stream().i32big(19).i32big(-5)).rules()).contains("rdata-claim");
  }

  @Test
  void theTextEncodingIsReadToo() {
    String text = "A\n2\n262658\n131840\n6\n1\n9\n6\nsystem\n2\n16\n1\n9\n1\nx\n254\n";
    assertThat(Scanned.of("m.rds", text).rules()).containsExactly("rdata-harmful-call");
  }
}
