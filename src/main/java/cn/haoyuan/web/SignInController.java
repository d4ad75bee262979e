package cn.haoyuan.web;

import cn.haoyuan.access.Open;
import cn.haoyuan.access.SignInOffer;
import cn.haoyuan.access.Viewer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

@Controller
@Open
class SignInController {

    private final ObjectProvider<SignInOffer> offer;

    SignInController(ObjectProvider<SignInOffer> offer) {
        this.offer = offer;
    }

    @GetMapping("/sign-in")
    ModelAndView signIn(
            @Nullable Viewer viewer,
            @RequestParam(required = false) @Nullable String back,
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(required = false) @Nullable String out) {
        if (viewer != null) {
            return new ModelAndView("redirect:/");
        }
        SignInOffer offers = offer.getIfAvailable();
        return Html.of(
                "web/sign-in",
                new SignInPage(
                        back,
                        refused != null,
                        out != null,
                        SignInPage.grouped(offers == null ? List.of() : offers.accounts())));
    }
}
