package cn.haoyuan.filing;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.org.Kindergarten;
import cn.haoyuan.org.Kindergartens;
import cn.haoyuan.org.Locality;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.FieldType;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.KnownSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the register knows already, in words, so that no form asks for it. */
@Component
public class KnownValues {

    /** What the register does not hold. */
    static final String UNKNOWN = "（未登记）";

    private final Kindergartens kindergartens;

    KnownValues(Kindergartens kindergartens) {
        this.kindergartens = kindergartens;
    }

    /** The present values of the form's known fields, by field; one statement at most. */
    public Map<String, String> of(Form form, Filing filing) {
        List<Field> fields = Content.fields(form, FieldType.KNOWN);
        boolean profile = fields.stream().anyMatch(field -> field.source() != null && ofProfile(field.source()));
        Kindergarten kindergarten = profile && filing.unitKind() == UnitKind.KINDERGARTEN
                ? kindergartens.find(filing.unitId()).orElse(null)
                : null;
        Map<String, String> known = new LinkedHashMap<>();
        for (Field field : fields) {
            if (field.source() != null) {
                known.put(field.id(), value(field.source(), filing, kindergarten));
            }
        }
        return known;
    }

    private static boolean ofProfile(KnownSource source) {
        return source.word().startsWith("profile.");
    }

    private static String value(KnownSource source, Filing filing, @Nullable Kindergarten k) {
        return switch (source) {
            case UNIT_NAME -> filing.unitName();
            case UNIT_CODE -> Objects.requireNonNullElse(filing.unitCode(), UNKNOWN);
            case EVENT_TITLE -> filing.label();
            case EVENT_DAY -> DayInWords.of(filing.opensOn());
            case COUNTY_NAME -> filing.unitKind() == UnitKind.COUNTY ? filing.unitName() : filing.receiverName();
            case PROFILE_SPONSOR,
                    PROFILE_GRADE,
                    PROFILE_CLASSES,
                    PROFILE_CHILDREN,
                    PROFILE_TOP_CLASSES,
                    PROFILE_TOP_CHILDREN,
                    PROFILE_STAFF,
                    PROFILE_PLACE -> k == null ? UNKNOWN : profile(source, k);
        };
    }

    private static String profile(KnownSource source, Kindergarten k) {
        return switch (source) {
            case PROFILE_SPONSOR -> k.sponsor().label() + (k.inclusive() ? "（普惠性）" : "");
            case PROFILE_GRADE -> k.grade().label();
            case PROFILE_CLASSES -> k.classes().total() + " 个班";
            case PROFILE_CHILDREN ->
                "%d 人（小班 %d、中班 %d、大班 %d、混龄班 %d）"
                        .formatted(
                                k.children().total(),
                                k.children().small(),
                                k.children().middle(),
                                k.children().top(),
                                k.children().mixed());
            case PROFILE_TOP_CLASSES -> k.classes().top() + " 个班";
            case PROFILE_TOP_CHILDREN -> k.children().top() + " 人";
            case PROFILE_STAFF -> Objects.requireNonNullElse(k.staff().words(), UNKNOWN);
            case PROFILE_PLACE ->
                k.locality().label()
                        + (k.locality() == Locality.URBAN
                                ? ""
                                : " · " + k.terrain().label());
            case UNIT_NAME, UNIT_CODE, COUNTY_NAME, EVENT_TITLE, EVENT_DAY -> "";
        };
    }
}
