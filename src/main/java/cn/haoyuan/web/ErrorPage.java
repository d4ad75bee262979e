package cn.haoyuan.web;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong, said calmly.
 *
 * @param number to quote when asking for help, so that the log's entry is found; only where the fault is ours
 */
public record ErrorPage(
        int status, String title, String text, @Nullable String number) {

    static ErrorPage of(int status, @Nullable String reason, @Nullable String number) {
        return switch (status) {
            case 400, 422 -> new ErrorPage(status, "请求有误", or(reason, "地址或提交的内容不完整。请返回上一页，检查后再试。"), null);
            case 401 -> new ErrorPage(status, "未登录", "请登录后再试。", null);
            case 403 ->
                new ErrorPage(status, "页面已过期", or(reason, "为了安全，打开时间过长的页面不能再提交。请返回上一页，刷新后重新提交；已自动保存的内容不会丢失。"), null);
            case 404 -> new ErrorPage(status, "没有这个页面", or(reason, "没有这个页面，或您无权查看。请核对地址；如刚切换过岗位，请切换回原来的岗位再试。"), null);
            case 405 -> new ErrorPage(status, "不能这样打开", "这个地址只接受页面上的按钮提交。请从菜单重新进入。", null);
            case 409 -> new ErrorPage(status, "内容已被更新", or(reason, "在您提交之前，别人已经修改了同一内容。请刷新后再试。"), null);
            case 413 -> new ErrorPage(status, "文件太大", or(reason, "每个文件不超过 50 MB。请压缩；有几个大文件时，一次上传一个。"), null);
            case 429 -> new ErrorPage(status, "操作太频繁", or(reason, "请稍等一会儿再试。"), null);
            case 503 -> new ErrorPage(status, "系统暂时不可用", "请过几分钟再试，您已提交的内容不受影响。", number);
            default ->
                status < 500
                        ? new ErrorPage(status, "请求无法处理", or(reason, "请返回上一页，检查后再试。"), null)
                        : new ErrorPage(status, "系统出错了", "这不是您的问题，您已提交和自动保存的内容不受影响。请稍后再试；如仍出现，请把下面的编号告诉管理员。", number);
        };
    }

    /** The same to another system, which has neither pages nor buttons. */
    static ErrorPage ofInterface(int status, @Nullable String reason, @Nullable String number) {
        return switch (status) {
            case 404 -> new ErrorPage(status, "没有找到", or(reason, "没有这个接口，或您无权读取。请核对地址。"), null);
            case 405 -> new ErrorPage(status, "接口只读", "接口只供读取，请用 GET 请求。", null);
            default -> of(status, reason, number);
        };
    }

    private static String or(@Nullable String reason, String otherwise) {
        return reason == null ? otherwise : reason;
    }
}
