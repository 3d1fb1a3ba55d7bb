package dev.trivet.redteam.suite;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Ways to write a text so that a reader of plain text does not see it.
enum Disguise {
  BASE64("Base64"),
  HEX("hexadecimal bytes"),
  ROT13("the alphabet turned by thirteen"),
  BACKWARDS("letters from last to first"),
  MORSE("Morse code"),
  SPACED("letters with a space between them"),
  LEET("figures in place of some letters"),
  ZERO_WIDTH("letters with invisible characters between them"),
  TAGS("invisible tag characters"),
  LOOKALIKE("Cyrillic letters that look like Latin ones");

  private static final Map<Character, String> MORSE_CODE =
      Map.ofEntries(
          Map.entry('a', ".-"),
          Map.entry('b', "-..."),
          Map.entry('c', "-.-."),
          Map.entry('d', "-.."),
          Map.entry('e', "."),
          Map.entry('f', "..-."),
          Map.entry('g', "--."),
          Map.entry('h', "...."),
          Map.entry('i', ".."),
          Map.entry('j', ".---"),
          Map.entry('k', "-.-"),
          Map.entry('l', ".-.."),
          Map.entry('m', "--"),
          Map.entry('n', "-."),
          Map.entry('o', "---"),
          Map.entry('p', ".--."),
          Map.entry('q', "--.-"),
          Map.entry('r', ".-."),
          Map.entry('s', "..."),
          Map.entry('t', "-"),
          Map.entry('u', "..-"),
          Map.entry('v', "...-"),
          Map.entry('w', ".--"),
          Map.entry('x', "-..-"),
          Map.entry('y', "-.--"),
          Map.entry('z', "--.."),
          Map.entry('0', "-----"),
          Map.entry('1', ".----"),
          Map.entry('2', "..---"),
          Map.entry('3', "...--"),
          Map.entry('4', "....-"),
          Map.entry('5', "....."),
          Map.entry('6', "-...."),
          Map.entry('7', "--..."),
          Map.entry('8', "---.."),
          Map.entry('9', "----."));

  private final String title;

  Disguise(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  String of(String text) {
    return switch (this) {
      case BASE64 -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
      case HEX -> HexFormat.ofDelimiter(" ").formatHex(text.getBytes(StandardCharsets.UTF_8));
      case ROT13 -> each(text, Disguise::turned);
      case BACKWARDS -> new StringBuilder(text).reverse().toString();
      case MORSE -> morse(text);
      case SPACED -> text.chars().mapToObj(Character::toString).collect(Collectors.joining(" "));
      case LEET -> each(text, c -> swapped(c, "aeiost", "431057"));
      case ZERO_WIDTH ->
          text.chars().mapToObj(Character::toString).collect(Collectors.joining("\u200B"));
      case TAGS -> tags(text);
      case LOOKALIKE -> each(text, c -> swapped(c, "aeopcx", "аеорсх"));
    };
  }

  private static String each(String text, java.util.function.IntUnaryOperator change) {
    return text.chars()
        .map(change)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int turned(int c) {
    if (c >= 'a' && c <= 'z') {
      return 'a' + (c - 'a' + 13) % 26;
    }
    return c >= 'A' && c <= 'Z' ? 'A' + (c - 'A' + 13) % 26 : c;
  }

  private static int swapped(int c, String from, String to) {
    int at = from.indexOf(c);
    return at < 0 ? c : to.charAt(at);
  }

  private static String morse(String text) {
    return text.toLowerCase(Locale.ROOT)
        .chars()
        .mapToObj(c -> c == ' ' ? "/" : MORSE_CODE.getOrDefault((char) c, ""))
        .filter(code -> !code.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String tags(String text) {
    var hidden = new StringBuilder();
    text.chars().filter(c -> c < 128).forEach(c -> hidden.appendCodePoint(0xE0000 + c));
    return hidden.toString();
  }
}
