package cn.haoyuan.nudge;

import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.calendar.Deadlines;
import cn.haoyuan.parameter.ParameterKey;
import cn.haoyuan.parameter.Settings;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** The hours as the city set them, and what time it is. */
@Component
class Hours {

    private final Calendars calendars;
    private final Clock clock;

    Hours(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    NudgeHours of(Settings settings) {
        return new NudgeHours(
                settings.cityTime(ParameterKey.NUDGE_FROM),
                settings.cityTime(ParameterKey.NUDGE_TO),
                calendars.current());
    }

    LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), Deadlines.ZONE);
    }

    /** For a column of the database. */
    static OffsetDateTime moment(LocalDateTime local) {
        return local.atZone(Deadlines.ZONE).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }
}
