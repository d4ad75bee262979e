package cn.haoyuan.web;

import cn.haoyuan.access.Open;
import cn.haoyuan.web.Step.Stage;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows all components together, for those who build pages. Not there in a real city. */
@Controller
@Open
@ConditionalOnProperty("haoyuan.timing")
class ComponentsController {

    private final Clock clock;

    ComponentsController(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/components")
    ModelAndView components() {
        LocalDate today = LocalDate.now(clock);
        return Html.of(
                "web/components",
                new ComponentsPage(
                        today,
                        new AsOf(today.minusDays(40), today, Address.of("/components")),
                        new Paging(4, 20, 20, 187, Address.of("/components")),
                        List.of(
                                new Tab("待办", "/components", 12, true, true),
                                new Tab("已办", "/components", 204, false),
                                new Tab("我发起", "/components", 3, false),
                                new Tab("通知", "/components", 0, false)),
                        List.of(
                                new Step("填写", "9月1日 李园长", Stage.DONE),
                                new Step("提交", "9月6日", Stage.DONE),
                                new Step("审核", "退回修改，9月20日前", Stage.TROUBLE),
                                new Step("通过", null, Stage.AHEAD))));
    }
}
