package cn.haoyuan.duty;

/**
 * A duty was waived, or its waiver was taken back.
 *
 * @param duty as it was before
 * @param by who did it, with their post
 */
public record WaiverChanged(Duty duty, boolean lifted, String by, String reason) {}
