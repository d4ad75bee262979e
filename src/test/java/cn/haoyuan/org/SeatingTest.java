package cn.haoyuan.org;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SeatingTest {

    @Test
    void theFirstChildSitsAfterItsParentsOwnSeatOnAMultipleOfItsWidth() {
        assertThat(Seating.next(1, 1 << 26, UnitKind.CITY_AREA.width(), 1)).hasValue(1 << 22);
        assertThat(Seating.next((1 << 22) + 1, 2 << 22, UnitKind.COUNTY.width(), 1))
                .hasValue((1 << 22) + (1 << 18));
        assertThat(Seating.next(5001, 8192, 1, 1)).hasValue(5001);
    }

    @Test
    void aParentIsFullWhenTheWholeWidthFitsNoMore() {
        assertThat(Seating.next(8191, 8192, 1, 1)).hasValue(8191);
        assertThat(Seating.next(8191, 8192, 1, 2)).isEqualTo(OptionalInt.empty());
        assertThat(Seating.next(8192, 8192, 1, 1)).isEqualTo(OptionalInt.empty());
        assertThat(Seating.next(600_000, 900_000, UnitKind.COUNTY.width(), 1)).isEqualTo(OptionalInt.empty());
        assertThat(Seating.next((1 << 26) - 1, 1 << 26, UnitKind.CITY_AREA.width(), 1))
                .isEqualTo(OptionalInt.empty());
    }

    @Test
    void levelsFollowEachOther() {
        assertThat(UnitKind.CITY.below()).containsExactly(UnitKind.CITY_AREA, UnitKind.COUNTY);
        assertThat(UnitKind.CITY_AREA.below()).containsExactly(UnitKind.COUNTY);
        assertThat(UnitKind.COUNTY.below()).containsExactly(UnitKind.COUNTY_AREA, UnitKind.KINDERGARTEN);
        assertThat(UnitKind.COUNTY_AREA.below()).containsExactly(UnitKind.KINDERGARTEN);
        assertThat(UnitKind.KINDERGARTEN.below()).isEmpty();
    }

    @Test
    void aKindergartensCodeIsTenDigitsThatBeginWithEleven() {
        assertThat(UnitRules.codeProblem(UnitKind.KINDERGARTEN, "1136012345")).isEmpty();
        assertThat(UnitRules.codeProblem(UnitKind.KINDERGARTEN, "2136012345")).isPresent();
        assertThat(UnitRules.codeProblem(UnitKind.KINDERGARTEN, "113601234")).isPresent();
        assertThat(UnitRules.codeProblem(UnitKind.KINDERGARTEN, "11360123456")).isPresent();
        assertThat(UnitRules.codeProblem(UnitKind.KINDERGARTEN, null)).isPresent();
    }

    @Test
    void anotherUnitsCodeIsNoneOrSomeDigits() {
        assertThat(UnitRules.codeProblem(UnitKind.COUNTY, null)).isEmpty();
        assertThat(UnitRules.codeProblem(UnitKind.COUNTY, "360111")).isEmpty();
        assertThat(UnitRules.codeProblem(UnitKind.COUNTY_AREA, "99010177")).isEmpty();
        for (String code : new String[] {"ABC", "360A11", "36", "3601110000000"}) {
            assertThat(UnitRules.codeProblem(UnitKind.COUNTY, code)).as(code).isPresent();
        }
    }
}
