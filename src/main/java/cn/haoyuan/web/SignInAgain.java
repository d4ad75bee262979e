package cn.haoyuan.web;

import cn.haoyuan.access.SignInNeeded;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Asks to sign in on a page that keeps a form until its author is back, or says why nobody is signed in any more. */
@ControllerAdvice
class SignInAgain {

    private final SignInController pages;

    SignInAgain(SignInController pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ModelAndView keep(HttpServletRequest request, SignInNeeded needed) {
        return pages.keep(request, needed.kept(), needed.why());
    }
}
