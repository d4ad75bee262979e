package cn.haoyuan.web;

/** A page that shows a part of a list; beyond the last part, the last one is shown at its own address. */
public interface Paged {

    Paging paging();
}
