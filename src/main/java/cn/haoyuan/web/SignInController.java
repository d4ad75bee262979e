package cn.haoyuan.web;

import cn.haoyuan.access.KeptForm;
import cn.haoyuan.access.Open;
import cn.haoyuan.access.SignInOffer;
import cn.haoyuan.access.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
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
        return page(back, refused != null, out != null, null);
    }

    /** The sign-in was refused, and carries a form along. */
    @PostMapping(KeptForm.SIGN_IN)
    ModelAndView again(HttpServletRequest request) {
        return page(null, true, false, KeptForm.carried(request));
    }

    /** Signed in: what was kept can be sent on. */
    @PostMapping(KeptForm.GO_ON)
    ModelAndView goOn(HttpServletRequest request) {
        KeptForm kept = KeptForm.carried(request);
        return kept == null ? new ModelAndView("redirect:/") : Html.of("web/go-on", kept);
    }

    /** What was sent without a session stays on the page until its author has signed in. */
    ModelAndView keep(KeptForm kept) {
        return page(null, false, false, kept);
    }

    private ModelAndView page(@Nullable String back, boolean refused, boolean out, @Nullable KeptForm kept) {
        SignInOffer offers = offer.getIfAvailable();
        return Html.of(
                "web/sign-in",
                new SignInPage(
                        back, refused, out, kept, SignInPage.grouped(offers == null ? List.of() : offers.accounts())));
    }
}
