package cn.haoyuan.notice;

import cn.haoyuan.database.Cut;

/**
 * A message to be told.
 *
 * @param accountId to whom
 * @param key what it is about, unique for the account: a second message of the same key is not told
 * @param title one line, at most 120 characters (cut off beyond)
 * @param body plain text of several lines, at most 8,000 characters (cut off beyond); may be empty
 * @param href the page to go to, an address within the application
 */
public record NewNotice(int accountId, String key, String title, String body, String href) {

    public NewNotice {
        if (!href.startsWith("/") || href.startsWith("//")) {
            throw new IllegalArgumentException("not within the application: " + href);
        }
        title = Cut.to(120, title.replaceAll("\\s+", " ").strip());
        body = Cut.to(8000, body);
    }
}
