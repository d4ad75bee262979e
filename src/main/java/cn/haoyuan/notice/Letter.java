package cn.haoyuan.notice;

/** A mail taken out of the queue for one attempt. */
record Letter(long noticeId, String address, int tries, String title, String body, String href) {}
