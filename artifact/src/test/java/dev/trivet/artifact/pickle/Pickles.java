package dev.trivet.artifact.pickle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes pickles opcode by opcode, also such as no pickler writes.
public final class Pickles {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /// Without a PROTO opcode, as protocols 0 and 1.
  public static Pickles bare() {
    return new Pickles();
  }

  public static Pickles protocol(int version) {
    return new Pickles().op(Opcode.PROTO).bytes(version);
  }

  Pickles op(Opcode... opcodes) {
    for (Opcode opcode : opcodes) {
      out.write(opcode.code());
    }
    return this;
  }

  public Pickles bytes(int... bytes) {
    for (int b : bytes) {
      out.write(b);
    }
    return this;
  }

  public Pickles raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  public Pickles latin1(String text) {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// GLOBAL.
  public Pickles global(String module, String name) {
    return op(Opcode.GLOBAL).latin1(module + "\n" + name + "\n");
  }

  /// SHORT_BINUNICODE.
  public Pickles text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return op(Opcode.SHORT_BINUNICODE).bytes(utf8.length).raw(utf8);
  }

  /// SHORT_BINBYTES or BINBYTES.
  public Pickles binary(byte[] bytes) {
    return bytes.length < 256
        ? op(Opcode.SHORT_BINBYTES).bytes(bytes.length).raw(bytes)
        : op(Opcode.BINBYTES).little(4, bytes.length).raw(bytes);
  }

  /// Two texts and STACK_GLOBAL.
  public Pickles stackGlobal(String module, String name) {
    return text(module).text(name).op(Opcode.STACK_GLOBAL);
  }

  public Pickles number(long number) {
    return op(Opcode.LONG1).bytes(8).little(8, number);
  }

  public Pickles little(int width, long number) {
    byte[] bytes = new byte[8];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(number);
    out.write(bytes, 0, width);
    return this;
  }

  /// Calls what is on the stack with one text.
  public Pickles call(String argument) {
    return text(argument).op(Opcode.TUPLE1, Opcode.REDUCE);
  }

  public byte[] stop() {
    return op(Opcode.STOP).cut();
  }

  /// Without STOP.
  public byte[] cut() {
    return out.toByteArray();
  }

  /// A pickle that does harm: `os.system('echo x')`.
  public static byte[] harmful() {
    return protocol(4).stackGlobal("os", "system").call("echo x").stop();
  }

  /// A pickle that holds a dictionary of numbers.
  public static byte[] harmless() {
    return protocol(4)
        .op(Opcode.EMPTY_DICT, Opcode.MARK)
        .text("a")
        .op(Opcode.BININT1)
        .bytes(1)
        .op(Opcode.SETITEMS)
        .stop();
  }
}
