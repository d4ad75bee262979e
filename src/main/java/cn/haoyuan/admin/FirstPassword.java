package cn.haoyuan.admin;

/**
 * Somebody's first password, to be handed over; it is kept nowhere.
 *
 * @param posts what the file gives them, each as 单位 · 角色
 */
public record FirstPassword(String name, String username, String password, String posts) {

    FirstPassword and(String post) {
        return new FirstPassword(name, username, password, posts + "；" + post);
    }
}
