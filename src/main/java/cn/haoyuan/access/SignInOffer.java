package cn.haoyuan.access;

import java.util.List;

/** Accounts that the sign-in page offers; only the demonstration city has any. */
public interface SignInOffer {

    /** One account to try: who it is, and how to sign in as it. */
    record Account(String label, String hint, String username, String password) {}

    List<Account> accounts();
}
