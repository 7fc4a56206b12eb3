package io.hourglass.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.Autoencoder;
import io.hourglass.corruption.CorruptionText;
import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.evaluate.likelihood.LikelihoodEvaluator;
import io.hourglass.evaluate.likelihood.LikelihoodReport;
import io.hourglass.network.Scores;
import io.hourglass.testing.Models;
import io.hourglass.testing.UntrainedModels;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelEvaluationTest {
  private static final Table TABLE = Models.mixed(5000, 1);
  private static final TableSource SOURCE = TableSource.of(TABLE);
  private static final Autoencoder MODEL = UntrainedModels.untrained(TABLE);

  @Test
  void isTheMeanOfTheScoresOverAllBatches() {
    ModelEvaluation evaluation = ModelEvaluation.of(MODEL, SOURCE);
    Scores scores = MODEL.score(MODEL.codec().encode(TABLE));

    assertThat(evaluation.rows()).isEqualTo(5000);
    assertThat(evaluation.features()).isEqualTo(MODEL.codec().width());
    double nats = Arrays.stream(scores.nats()).average().orElseThrow();
    assertThat(evaluation.natsPerRow()).isCloseTo(nats, within(1e-9));
    assertThat(evaluation.squaredError())
        .isCloseTo(Arrays.stream(scores.squaredError()).average().orElseThrow(), within(1e-9));
    assertThat(evaluation.terms().keySet()).containsExactlyElementsOf(TABLE.schema().names());
    assertThat(evaluation.terms().values().stream().mapToDouble(term -> term).sum())
        .isCloseTo(nats, within(1e-9));
    assertThat(evaluation.natsPerValue()).isLessThan(nats / 2).isPositive();
  }

  @Test
  void comesBesideTheBaselinesOfTheModelFile() {
    List<String> cells =
        IntStream.range(0, 5000).mapToObj(i -> i % 50 == 0 ? "odd" : "no").toList();
    Table labeled = TABLE.with(CategoricalColumn.of("label", cells));
    BaselineComparison comparison = new BaselineComparison("label", MODEL);
    ModelEvaluation.of(MODEL, TableSource.of(labeled), Optional.of(comparison));

    assertThat(comparison.labels().distinct()).containsExactly("no", "odd");
    List<BaselineComparison.Result> results = comparison.results(Set.of("odd"));
    assertThat(results)
        .extracting(BaselineComparison.Result::name)
        .containsExactly("this model", "distance from the mean", "Mahalanobis distance");
    assertThat(results).allMatch(result -> result.ranking().positives() == 100);
    assertThat(results).allMatch(result -> result.ranking().negatives() == 4900);
    assertThat(results).extracting(result -> result.ranking().auroc()).doesNotHaveDuplicates();
  }

  @Test
  void denoisingIsBesideALinearDenoiserOfTheOtherRows() {
    DenoisingReport report =
        DenoisingReport.of(MODEL, SOURCE, CorruptionText.parse("gaussian:0.5"), Optional.empty());
    assertThat(report.alternating()).isTrue();
    assertThat(report.linearRows()).isEqualTo(2500);
    assertThat(report.rows()).isEqualTo(2500);
    assertThat(report.results())
        .extracting(DenoisingEvaluator.Result::method)
        .containsExactly("noisy input", "linear denoiser", "this model");
    assertThat(report.results().get(1).squaredError())
        .isLessThan(report.results().get(0).squaredError());

    DenoisingReport other =
        DenoisingReport.of(
            MODEL,
            SOURCE,
            CorruptionText.parse("gaussian:0.5"),
            Optional.of(TableSource.of(TABLE.slice(0, 1000))));
    assertThat(other.linearRows()).isEqualTo(1000);
    assertThat(other.rows()).isEqualTo(5000);
  }

  @Test
  void factorsNameTheirMostInformativeLatent() {
    double[] sizes = IntStream.range(0, 5000).mapToDouble(row -> row % 5).toArray();
    TableSource source = TableSource.of(TABLE.with(new NumericColumn("size", sizes)));
    FactorEvaluation evaluation = FactorEvaluation.of(MODEL, source, List.of("size"));
    FactorEvaluation.FactorScore score = evaluation.factors().get(0);
    assertThat(score.name()).isEqualTo("size");
    assertThat(score.mig()).isEqualTo(evaluation.scores().mig().gaps().get(0));
    assertThat(score.sap()).isEqualTo(evaluation.scores().sap().gaps().get(0));
    double[] information = evaluation.scores().mig().information().column(0);
    assertThat(information[score.latent()])
        .isEqualTo(Arrays.stream(information).max().orElseThrow());
  }

  @Test
  void likelihoodNeedsADistributionOverCodes() {
    LikelihoodEvaluator.Settings settings = new LikelihoodEvaluator.Settings(1, 0, 1);
    assertThat(LikelihoodEvaluator.evaluate(MODEL.network(), SOURCE, settings, rows -> {}))
        .isEmpty();
    Autoencoder variational = UntrainedModels.variational(TABLE);
    LikelihoodReport report =
        LikelihoodEvaluator.evaluate(variational.network(), SOURCE, settings, rows -> {})
            .orElseThrow();
    assertThat(report.rows()).isEqualTo(5000);
    assertThat(report.klPerLatent()).hasSize(2);
  }

  @Test
  void refusesDataWithoutRows() {
    TableSource none = TableSource.of(TABLE.slice(0, 0));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> ModelEvaluation.of(MODEL, none))
        .withMessage(none.name() + ": expected at least 1 row, got none");
  }
}
