package io.hourglass.setting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text form of a family of records: {@code NAME}, {@code NAME:VALUE,VALUE} or {@code
 * NAME:PARAMETER=VALUE}. A value without a parameter's name goes to the first open parameter that
 * it can be read as. Each {@link Member} is declared once, with its name and defaults; the names of
 * the parameters are those of the record's components, and their bounds stand in its constructor.
 *
 * @param <T> the family
 */
public final class TextForm<T> {
  private final String subject;
  private final String separator;
  private final String unnamed;
  private final Map<String, Member<? extends T>> members = new LinkedHashMap<>();

  private TextForm(
      String subject, String separator, String unnamed, List<Member<? extends T>> members) {
    this.subject = subject;
    this.separator = separator;
    this.unnamed = unnamed;
    members.forEach(member -> this.members.put(member.name(), member));
  }

  /**
   * The form of a family.
   *
   * @param subject what a member is, for messages: {@code corruption}
   * @param members in the order in which messages list them
   */
  @SafeVarargs
  public static <T> TextForm<T> of(String subject, Member<? extends T>... members) {
    List<Member<? extends T>> all = new ArrayList<>();
    for (Member<? extends T> member : members) {
      all.add(member);
    }
    return new TextForm<>(subject, ",", "", all);
  }

  /** The same with another separator of values. */
  public TextForm<T> separatedBy(String other) {
    return new TextForm<>(subject, other, unnamed, new ArrayList<>(members.values()));
  }

  /** The same with a member that a number alone means, without the member's name. */
  public TextForm<T> withUnnamed(String member) {
    return new TextForm<>(subject, separator, member, new ArrayList<>(members.values()));
  }

  /** What a member is, for messages. */
  public String subject() {
    return subject;
  }

  /** Names of all members. */
  public List<String> names() {
    return List.copyOf(members.keySet());
  }

  /** Whether a text begins with the name of a member. */
  public boolean isNamedBy(String text) {
    return members.containsKey(Written.of(subject, text, separator).name());
  }

  /** The member of that name. */
  public Optional<Member<? extends T>> member(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /**
   * The value that a text means; {@link #print} gives the text back.
   *
   * @throws IllegalArgumentException if it means none
   */
  public T parse(String text) {
    Written written = written(text);
    Member<? extends T> member = members.get(written.name());
    if (member == null) {
      throw written.unknownName(names());
    }
    return member.make(new Assignment(this, written, member.parameters()).values(), written);
  }

  private Written written(String text) {
    boolean isUnnamed = !unnamed.isEmpty() && text.matches("[-+.]?\\d.*");
    return isUnnamed
        ? new Written(subject, text, unnamed, List.of(Written.Value.of(text)))
        : Written.of(subject, text, separator);
  }

  /** The text of a value: parse gives back its equal. */
  public String print(T value) {
    Member<? extends T> member = member(value);
    String values = String.join(separator, member.print(value, this));
    return member.name().equals(unnamed)
        ? values
        : member.name() + (values.isEmpty() ? "" : ":" + values);
  }

  private Member<? extends T> member(T value) {
    return members.values().stream()
        .filter(candidate -> candidate.isOf(value))
        .findFirst()
        .orElseThrow(() -> noTextForm(value));
  }

  private IllegalArgumentException noTextForm(T value) {
    return new IllegalArgumentException("%s: no text form for %s".formatted(subject, value));
  }

  String separator() {
    return separator;
  }
}
