package cn.haoyuan.testing;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

class ClockReset implements TestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext test) {
        test.getApplicationContext().getBean(TestClock.class).reset();
    }
}
