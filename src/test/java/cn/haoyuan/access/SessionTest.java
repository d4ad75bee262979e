package cn.haoyuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.testing.HaoyuanTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

@HaoyuanTest
class SessionTest {

    @Autowired
    SessionRepository<?> sessions;

    @Test
    void twoTabsThatEnterTheSameAttributeAtOnceDoNotTripOverEachOther() {
        assertThat(latest(sessions)).isEqualTo("second");
    }

    private static <S extends Session> String latest(SessionRepository<S> sessions) {
        S fresh = sessions.createSession();
        sessions.save(fresh);
        S first = sessions.findById(fresh.getId());
        S second = sessions.findById(fresh.getId());
        first.setAttribute("notice", "first");
        second.setAttribute("notice", "second");
        sessions.save(first);
        sessions.save(second);
        return sessions.findById(fresh.getId()).getAttribute("notice");
    }
}
