package io.rhema.model.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions in the syntax of Ruby, which the {@code tokenizers} library uses, written in
 * that of Java. Only what the two mean differently is rewritten; classes of characters are those of
 * the running JDK's Unicode.
 */
final class RubyExpression {
  private static final String HEX = "0-9a-fA-F";
  private static final Pattern PROPERTY = Pattern.compile("\\\\([pP])\\{(\\^?)([\\w ]+)}");
  private static final Pattern POSIX = Pattern.compile("\\[:(\\^?)(\\w+):]");
  private static final Pattern OPTIONS = Pattern.compile("\\(\\?([imx-]+)([:)])");

  private final String ruby;
  private final StringBuilder java = new StringBuilder();
  private int at;
  private int classDepth;

  private RubyExpression(String ruby) {
    this.ruby = ruby;
  }

  /**
   * Rewrites an expression.
   *
   * @throws PatternSyntaxException when it has what Java cannot say
   */
  static String toJava(String ruby) {
    RubyExpression expression = new RubyExpression(ruby);
    while (expression.at < ruby.length()) {
      expression.rewriteNext();
    }
    return expression.java.toString();
  }

  private void rewriteNext() {
    switch (ruby.charAt(at)) {
      case '\\' -> escape();
      case '[' -> openClass();
      case ']' -> {
        classDepth = Math.max(0, classDepth - 1);
        copy(1);
      }
      case '(' -> group();
      case '}' -> {
        // To Ruby this repeats the repetition, to Java it makes it possessive.
        if (classDepth == 0 && at + 1 < ruby.length() && ruby.charAt(at + 1) == '+') {
          throw new PatternSyntaxException("an interval followed by '+'", ruby, at);
        }
        copy(1);
      }
      default -> copy(1);
    }
  }

  private void escape() {
    char next = at + 1 < ruby.length() ? ruby.charAt(at + 1) : 0;
    Matcher property = PROPERTY.matcher(ruby).region(at, ruby.length());
    if (next == 'h') {
      java.append(classDepth > 0 ? HEX : "[" + HEX + "]");
      at += 2;
    } else if (next == 'H') {
      java.append("[^" + HEX + "]");
      at += 2;
    } else if (property.lookingAt()) {
      boolean negated = property.group(1).equals("P") != !property.group(2).isEmpty();
      java.append(negated ? "\\P{" : "\\p{").append(property(property.group(3))).append('}');
      at = property.end();
    } else {
      copy(2);
    }
  }

  /** The name that Java has for a property: that of a script needs a prefix. */
  private String property(String name) {
    for (String candidate : new String[] {name, "Is" + name}) {
      try {
        Pattern.compile("\\p{" + candidate + "}");
        return candidate;
      } catch (PatternSyntaxException e) {
        // It may be a script, or nothing that Java knows.
      }
    }
    throw new PatternSyntaxException("unknown property '" + name + "'", ruby, at);
  }

  private void openClass() {
    Matcher posix = POSIX.matcher(ruby).region(at, ruby.length());
    if (classDepth > 0 && posix.lookingAt()) {
      String name = posix.group(2);
      boolean negated = !posix.group(1).isEmpty();
      java.append(
          switch (name) {
            case "word" -> negated ? "\\W" : "\\w";
            // To Ruby symbols are punctuation.
            case "punct" -> negated ? "[^\\p{P}\\p{S}]" : "\\p{P}\\p{S}";
            default -> {
              String javaName = Character.toUpperCase(name.charAt(0)) + name.substring(1);
              yield (negated ? "\\P{" : "\\p{") + property(javaName) + "}";
            }
          });
      at = posix.end();
    } else {
      classDepth++;
      copy(1);
    }
  }

  /** What lets a dot match a line break is m to Ruby and s to Java. */
  private void group() {
    Matcher options = OPTIONS.matcher(ruby).region(at, ruby.length());
    if (classDepth == 0 && options.lookingAt()) {
      java.append("(?").append(options.group(1).replace('m', 's')).append(options.group(2));
      at = options.end();
    } else {
      copy(1);
    }
  }

  private void copy(int length) {
    int end = Math.min(ruby.length(), at + length);
    java.append(ruby, at, end);
    at = end;
  }
}
