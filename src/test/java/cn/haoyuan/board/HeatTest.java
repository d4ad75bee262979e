package cn.haoyuan.board;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.duty.Counts;
import org.junit.jupiter.api.Test;

/** How a share is said. */
class HeatTest {

    private static final Drill NOWHERE = new Drill(null, false, null, null);

    @Test
    void aShareIsSaidInTenthsRoundedDownSoThatOnlyAllIsAll() {
        assertThat(Heat.words(done(987, 13))).isEqualTo("98.7%");
        assertThat(Heat.words(done(9999, 1))).isEqualTo("99.9%");
        assertThat(Heat.words(done(5, 0))).isEqualTo("100%");
        assertThat(Heat.words(Counts.NONE)).isEqualTo("—");
    }

    @Test
    void aUnitIsComparedByWhatIsShown() {
        assertThat(compared(done(987, 13), done(980, 20))).isEqualTo("高 0.7 个百分点");
        assertThat(compared(done(969, 31), done(980, 20))).isEqualTo("低 1.1 个百分点");
        assertThat(compared(done(980, 20), done(98, 2))).isEqualTo("持平");
        assertThat(compared(Counts.NONE, done(98, 2))).isEmpty();
    }

    private static String compared(Counts unit, Counts whole) {
        return line(unit).compared(line(whole));
    }

    private static ComparePage.Line line(Counts counts) {
        return new ComparePage.Line(null, "某县区", null, counts, NOWHERE, false);
    }

    private static Counts done(long met, long overdue) {
        return new Counts(0, 0, 0, overdue, met, 0, 0);
    }
}
