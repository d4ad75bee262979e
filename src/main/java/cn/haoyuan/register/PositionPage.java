package cn.haoyuan.register;

import cn.haoyuan.org.Position;
import cn.haoyuan.org.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a kindergarten stands, to note.
 *
 * @param errors messages by field
 */
public record PositionPage(Unit unit, String latitude, String longitude, Map<String, String> errors) {

    private static final int DIGITS = 5;

    static PositionPage of(Unit unit, @Nullable Position position) {
        return new PositionPage(
                unit,
                position == null ? "" : position.latitude().toPlainString(),
                position == null ? "" : position.longitude().toPlainString(),
                new LinkedHashMap<>());
    }

    static PositionPage typed(Unit unit, String latitude, String longitude) {
        return new PositionPage(unit, latitude.strip(), longitude.strip(), new LinkedHashMap<>());
    }

    /** What was typed as a position, or null with messages. */
    @Nullable
    Position read() {
        BigDecimal north = degrees("latitude", "纬度", latitude, 90);
        BigDecimal east = degrees("longitude", "经度", longitude, 180);
        return north == null || east == null ? null : new Position(north, east);
    }

    private @Nullable BigDecimal degrees(String field, String label, String text, int most) {
        boolean number = text.matches("-?\\d{1,3}(\\.\\d{1,15})?");
        BigDecimal degrees = number ? new BigDecimal(text).setScale(DIGITS, RoundingMode.HALF_UP) : null;
        if (degrees == null || degrees.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
            errors.put(
                    field,
                    "%s应为 −%d 到 %d 之间的度数，如 %s".formatted(label, most, most, most == 90 ? "28.68202" : "115.85794"));
            return null;
        }
        return degrees;
    }
}
