package io.hourglass.train.settings;

import io.hourglass.setting.Member;
import io.hourglass.setting.TextForm;

/** The text forms of training settings. */
final class SettingForms {
  static final TextForm<Schedule> SCHEDULE =
      TextForm.of(
          "schedule",
          Member.of("constant", Schedule.Constant.class),
          Member.like("cosine", new Schedule.Cosine(0)),
          Member.of("warmup", Schedule.WarmUp.class).or("then", new Schedule.Constant()),
          Member.like("plateau", new Schedule.Plateau(0.5, 3)));

  static final TextForm<Validation> VALIDATION =
      TextForm.<Validation>of(
              "validation",
              Member.of("none", Validation.None.class),
              Member.of("share", Validation.Share.class),
              Member.of("time", Validation.Latest.class).or("fraction", 0.1))
          .separatedBy(":")
          .withUnnamed("share");

  private SettingForms() {}
}
