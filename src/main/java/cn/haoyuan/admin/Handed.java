package cn.haoyuan.admin;

/**
 * Somebody's first password, to be handed over; it is kept nowhere.
 *
 * @param posts what the file gives them, each as 单位 · 角色
 */
public record Handed(String name, String username, String password, String posts) {

    Handed and(String post) {
        return new Handed(name, username, password, posts + "；" + post);
    }
}
