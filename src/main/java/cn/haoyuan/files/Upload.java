package cn.haoyuan.files;

/** What came of handing in a file. */
public sealed interface Upload {

    record Stored(Attachment attachment) implements Upload {}

    /**
     * Nothing was kept.
     *
     * @param reason in Chinese, names the file
     */
    record Refused(String reason) implements Upload {}
}
