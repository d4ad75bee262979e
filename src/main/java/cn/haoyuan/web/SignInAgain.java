package cn.haoyuan.web;

import cn.haoyuan.access.SignInNeeded;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Answers a form that came without a session with the sign-in page, on which it stays until its author is back. */
@ControllerAdvice
class SignInAgain {

    private final SignInController pages;

    SignInAgain(SignInController pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ModelAndView keep(HttpServletRequest request, SignInNeeded needed) {
        return pages.keep(request, needed.kept());
    }
}
