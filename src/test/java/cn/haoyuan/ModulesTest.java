package cn.haoyuan;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void eachModuleUsesOnlyWhatItSaysAndNoneUseEachOtherInCircles() {
        ApplicationModules.of(Haoyuan.class).verify();
    }
}
