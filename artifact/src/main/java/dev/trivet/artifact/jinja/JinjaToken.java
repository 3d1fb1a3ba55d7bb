package dev.trivet.artifact.jinja;

/// One token between a template's brackets.
///
/// @param text a name, a decoded string, a number's digits, or an operator
/// @param at index of its first character in the template
record JinjaToken(Kind kind, String text, int at) {
  enum Kind {
    NAME,
    STRING,
    NUMBER,
    OPERATOR
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }

  boolean isOperator(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  boolean isString() {
    return kind == Kind.STRING;
  }
}
