package cn.haoyuan.access;

import java.util.List;

/** Accounts that the sign-in page offers; only the demonstration city has any. */
public interface SignInOffer {

    /** The cookie with the name of the one that was tried last. */
    String LAST = "HAOYUAN-DEMO";

    /**
     * One account to try.
     *
     * @param group heading that it stands under, as 市级
     * @param label who it is, as 市教育局 · 业务科室
     * @param hint what there is to try as it, in half a sentence; may be empty
     */
    record Account(String group, String label, String hint, String username) {}

    List<Account> accounts();

    /** The password that all of them have. */
    String password();
}
