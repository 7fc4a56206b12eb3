package io.hourglass.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.Autoencoder;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.train.settings.Training;
import org.junit.jupiter.api.Test;

/** The code shown in the Javadoc; Surefire runs it. */
class SnippetsTest {
  @Test
  void trains() {
    Table payments = Toys.numbers(300, 1);
    // @start region=trainer
    Training settings = Training.defaults().withEpochs(3).withSeed(42);
    Autoencoder model = Trainer.with(settings).fit(Design.suitedTo(payments.schema()), payments);
    double[] scores = model.score(payments).nats();
    // @end region=trainer
    assertThat(scores).hasSize(300);
  }
}
