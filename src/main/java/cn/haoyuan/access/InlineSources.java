package cn.haoyuan.access;

/** The style and the script that pages carry within, as the sources of a content security policy: no others run. */
public interface InlineSources {

    String style();

    String script();
}
