package cn.haoyuan.filing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.database.Scope;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.testing.HaoyuanTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HaoyuanTest
class MovedUnitTest extends FilingWork {

    @Autowired
    UnitActs acts;

    @Test
    void whatAMovedKindergartenHandedInWaitsAtItsNewCounty() throws Exception {
        long id = start(city.secondPrincipal, duty("home-community", city.secondPrincipal, "2021-12-28"));
        submit(city.secondPrincipal, id, "home-community", "第一稿");
        assertThat(open(city.northOffice, "/filings/" + id + "/review").getStatus())
                .isEqualTo(200);
        Scope.EVERYTHING.run(
                () -> assertThat(acts.move(city.second.id(), city.southEast.id(), LocalDate.now(clock), "区划调整"))
                        .isInstanceOf(Answer.Done.class));
        assertThat(open(city.southOffice, "/filings/" + id + "/review").getStatus())
                .isEqualTo(200);
        assertThat(open(city.northOffice, "/filings/" + id + "/review").getStatus())
                .isEqualTo(404);
    }
}
