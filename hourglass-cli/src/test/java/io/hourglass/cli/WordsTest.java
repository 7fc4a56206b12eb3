package io.hourglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Code and pages use the field's terms. */
class WordsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** What is not said here, as a regular expression, and what is. */
  private record Rule(Pattern pattern, String instead) {
    static Rule of(String line) {
      String[] parts = line.split(" => ", 2);
      return new Rule(Pattern.compile("\\b(?:" + parts[0] + ")\\b"), parts[1]);
    }
  }

  private static final List<Rule> RULES =
      """
      strange|stranger|strangest|strangeness => anomalous, highest-scoring
      judges?|judged|judging|judge?ments? => evaluate, score
      (keep|keeps|kept|keeping|left) out => held out, excluded
      teams? => ensemble, subsamples
      sights? => feature extractor
      bend|bends|bent|bending => gaussianized
      standings?|votes? => normalized score
      painters? => inpainter
      mend|mends|mended|mending => occlusion attribution
      outlines? => HOG features
      false alarms? => false positives
      (make|makes|made|making) up => synthetic, generated
      numbers? (of|in) (a|the|its) codes? => latent dimensions
      pictures? => images
      gaps => missing values
      told|whom|somebody|nobody|troubles? => notified, logged, error
      dearer|dearest|prices? => cost, weight
      entrants?|contests?|contestants?|rivals?|jury|juries|verdicts? => system, comparison, result
      races?|racing|racetracks? => comparison
      grey\\w*|colour\\w*|behaviour\\w*|neighbour\\w*|favour\\w*|honour\\w* => American spelling
      \\w*labell(ed|ing)|\\w*modell(ed|ing)|centres?|centred|licence|artefacts? => American spelling
      \\w*(al|er|or|in|an|bol|eg|im|ar|at|et|est)is(e|es|ed|ing|ation|ations) => American spelling
      """
          .lines()
          .map(Rule::of)
          .toList();

  /** Words that are right where they stand: the end of a file's path, and the word. */
  private static final Set<String> EXCEPTIONS =
      Set.of(
          "FactorVaeScore.java vote",
          "FactorVaeScore.java votes",
          "FactorEvaluation.java gaps",
          "MutualInformationGap.java gaps",
          "SeparatedPredictability.java gaps");

  /** Names of classes that were replaced by the field's terms. */
  private static final Set<String> REPLACED_CLASSES =
      Set.of(
          ("Above Absence Album Anomalies Anomaly BadCell Blanks Budget CausalBernoulli Chain Child"
                  + " Choices ChosenWithLabels Collapse Complaint Conform Contest Contestant Course"
                  + " Drawn Draws Duck Entrant Entrants Evidence Excesses FewPlaces Finish Fitting"
                  + " Frame Frames Given Hand Heard HeldLoss Jury Judge Judged Judgement KeptOut"
                  + " Look Loaded Made MadeUp Maths Means Measured Memory Mending Moment Named"
                  + " Neighbours Nothing OnDisk Origin Ours Outlines Pace Painter PainterRecipe Pen"
                  + " Perfect Points Products Race Racetrack Recipe Rhythm Rival RowJudge"
                  + " Sealed Shaping Sight Signs Single Sorted Spread Stage Standing Steps Stopped"
                  + " Sweep Tails Tally Verdict Views Watch Workshop")
              .split(" "));

  @Test
  void nothingButTheFieldsTermsIsUsed() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files()) {
      String name = ROOT.relativize(file).toString().replace('\\', '/');
      List<String> lines = Files.readAllLines(file);
      for (int line = 0; line < lines.size(); line++) {
        found.addAll(found(name, line + 1, lines.get(line)));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void everyExceptionIsNeeded() throws IOException {
    Set<String> needless = new TreeSet<>(EXCEPTIONS);
    for (Path file : files()) {
      String words = words(Files.readString(file));
      needless.removeIf(exception -> {
        String[] parts = exception.split(" ", 2);
        return file.endsWith(parts[0]) && words.contains(parts[1]);
      });
    }
    assertThat(needless).isEmpty();
  }

  @Test
  void noClassHasANameThatWasReplaced() throws IOException {
    assertThat(files())
        .filteredOn(file -> file.toString().endsWith(".java"))
        .extracting(file -> file.getFileName().toString().replace(".java", ""))
        .doesNotContainAnyElementsOf(REPLACED_CLASSES);
  }

  private static List<String> found(String file, int line, String text) {
    List<String> found = new ArrayList<>();
    String words = words(text);
    for (Rule rule : RULES) {
      for (MatchResult match : rule.pattern().matcher(words).results().toList()) {
        String word = match.group();
        if (EXCEPTIONS.stream().noneMatch((file + " " + word)::endsWith)) {
          found.add("%s:%d: \"%s\"; say: %s".formatted(file, line, word, rule.instead()));
        }
      }
    }
    return found;
  }

  /** In lower case, with identifiers split into their words. */
  private static String words(String text) {
    return text.replaceAll("(?<=[a-z0-9])(?=[A-Z])|_", " ").toLowerCase(Locale.ROOT);
  }

  /** The main sources and resources of all modules, and all pages. */
  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path file : modules.sorted().toList()) {
        String name = file.getFileName().toString();
        if (Files.isRegularFile(file.resolve("pom.xml"))) {
          add(files, file.resolve("src/main"));
        } else if (name.endsWith(".md")) {
          files.add(file);
        }
      }
    }
    add(files, ROOT.resolve("docs"));
    return files;
  }

  private static void add(List<Path> files, Path folder) throws IOException {
    Pattern text = Pattern.compile(".*\\.(java|md|html|js|css|py|txt|json|properties|csv)");
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(file -> text.matcher(file.toString()).matches()).sorted().forEach(files::add);
    }
  }
}
