package cn.haoyuan.web;

import cn.haoyuan.access.KeptForm;
import cn.haoyuan.access.Open;
import cn.haoyuan.access.SignInOffer;
import cn.haoyuan.access.Viewer;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;

@Controller
@Open
class SignInController {

    private final ObjectProvider<SignInOffer> offer;
    private final ObjectProvider<KeptNames> names;

    SignInController(ObjectProvider<SignInOffer> offer, ObjectProvider<KeptNames> names) {
        this.offer = offer;
        this.names = names;
    }

    @GetMapping("/sign-in")
    ModelAndView signIn(
            @Nullable Viewer viewer,
            @RequestParam(required = false) @Nullable String back,
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(required = false) @Nullable String out,
            HttpServletRequest request) {
        if (viewer != null) {
            return new ModelAndView("redirect:/");
        }
        return page(request, back, refused != null, out != null, null, null);
    }

    /** The sign-in was refused, and carries a form along. */
    @PostMapping(KeptForm.SIGN_IN)
    ModelAndView again(HttpServletRequest request) {
        return page(request, null, true, false, KeptForm.carried(request), null);
    }

    /** Signed in: what was kept can be sent on. */
    @PostMapping(KeptForm.GO_ON)
    ModelAndView goOn(HttpServletRequest request, @Nullable Principal who) {
        KeptForm kept = KeptForm.carried(request);
        return kept == null || who == null ? new ModelAndView("redirect:/") : goOn(kept, who);
    }

    /** What came without its token: its author may send it on, once signed in. */
    ModelAndView lost(HttpServletRequest request, KeptForm kept, @Nullable Principal who) {
        return who == null ? keep(request, kept, null) : goOn(kept, who);
    }

    private ModelAndView goOn(KeptForm kept, Principal who) {
        return Html.of(
                "web/go-on",
                new GoOnPage(
                        kept,
                        kept.isOf(who.getName()),
                        names.stream()
                                .flatMap(each -> each.of(kept.at()).stream())
                                .findFirst()
                                .orElse(name -> "")));
    }

    /** What was sent without a session stays on the page until its author has signed in; {@code why} a session ended. */
    ModelAndView keep(HttpServletRequest request, @Nullable KeptForm kept, @Nullable String why) {
        ModelAndView page = page(request, null, false, false, kept, why);
        page.setStatus(HttpStatus.UNAUTHORIZED);
        return page;
    }

    private ModelAndView page(
            HttpServletRequest request,
            @Nullable String back,
            boolean refused,
            boolean out,
            @Nullable KeptForm kept,
            @Nullable String why) {
        SignInOffer offers = offer.getIfAvailable();
        List<SignInOffer.Account> accounts = offers == null ? List.of() : offers.accounts();
        TriedAccount.Tried tried = TriedAccount.of(request);
        Cookie last = WebUtils.getCookie(request, SignInOffer.LAST);
        return Html.of(
                "web/sign-in",
                new SignInPage(
                        back,
                        refused,
                        refused ? tried.name() : "",
                        refused && tried.often(),
                        out,
                        kept,
                        why,
                        SignInPage.grouped(accounts, last == null ? null : last.getValue()),
                        offers == null || accounts.isEmpty() ? "" : offers.password()));
    }
}
