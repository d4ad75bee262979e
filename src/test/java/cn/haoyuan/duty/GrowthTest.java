package cn.haoyuan.duty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.org.Grade;
import cn.haoyuan.org.Locality;
import cn.haoyuan.org.RegisterImport;
import cn.haoyuan.org.RegisterRow;
import cn.haoyuan.org.Sponsor;
import cn.haoyuan.org.Terrain;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Thousands of kindergartens at once bring the duties that the whole plan would, in the ledger as in the lists. */
@HaoyuanTest
class GrowthTest extends DutyWork {

    private static final LocalDate DAY = LocalDate.of(2021, 10, 11);
    /** More than are taken in turn at once. */
    private static final int MANY = 1_050;

    @Autowired
    RegisterImport register;

    @Test
    void whatAFileOfThousandsBringsIsWhatThePlanAsksForAndTheLedgerCountsIt() {
        clock.set(DAY);
        long before = owed();
        take(IntStream.range(0, MANY), null);
        assertThat(owed() - before).isGreaterThan(20L * MANY);
        LocalDate later = DAY.plusDays(7);
        clock.set(later);
        // two that may be the head of a group, and one that belongs to it
        take(IntStream.range(7, 10), code(7));
        assertThat(rotations(7)).as("the head of a group owes what heads owe").isNotZero();
        take(IntStream.range(7, 10), code(8));
        assertThat(List.of(rotations(7), rotations(8) > 0)).containsExactly(0L, true);
        idempotent(later);
        ledgerEqualsScan(later);
    }

    private long owed() {
        return database.jdbc()
                .sql("select count(*) from duty")
                .query(Long.class)
                .single();
    }

    private long rotations(int n) {
        return database.jdbc().sql("""
                        select count(*) from duty d join unit u on u.id = d.unit_id join measure m on m.id = d.measure_id
                        where u.code = ? and m.key = 'rotation-plan' and d.ended_on is null
                        """).param(code(n)).query(Long.class).single();
    }

    private void take(IntStream those, @Nullable String head) {
        city.cityOffice
                .viewer()
                .scope()
                .run(() -> transaction.executeWithoutResult(status -> {
                    register.begin();
                    register.add(those.mapToObj(n -> row(n, head)).toList());
                    assertThat(register.check(10).problems()).isEmpty();
                    assertThat(register.apply()).isEmpty();
                }));
    }

    private RegisterRow row(int n, @Nullable String head) {
        TestCity.Place county = n % 2 == 0 ? city.north : city.south;
        return new RegisterRow(
                n + 2,
                code(n),
                "新园" + n,
                county.id(),
                null,
                n % 3 == 0 ? Sponsor.PUBLIC : Sponsor.PRIVATE,
                true,
                n % 5 == 0 ? Grade.COUNTY : Grade.NONE,
                Terrain.PLAIN,
                Locality.URBAN,
                false,
                false,
                head == null || n != 9 ? null : head,
                LocalDate.of(2021, 9, 1),
                "",
                2,
                2,
                n % 2,
                0,
                50,
                50,
                25 * (n % 2),
                0,
                1,
                12,
                6,
                1,
                2,
                1,
                null);
    }

    private static String code(int n) {
        return "1136" + (100_000 + n);
    }
}
