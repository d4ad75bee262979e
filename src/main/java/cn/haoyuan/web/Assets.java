package cn.haoyuan.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Addresses of static files that carry the hash of their content, so that a browser may keep them for a year. */
@Component
class Assets {

    private final ObjectProvider<ResourceUrlProvider> urls;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    Assets(ObjectProvider<ResourceUrlProvider> urls) {
        this.urls = urls;
    }

    /** The address of a file such as {@code /assets/app.css}; found once and remembered. */
    String href(String path) {
        return known.computeIfAbsent(path, this::find);
    }

    private String find(String path) {
        String found = urls.getObject().getForLookupPath(path);
        return found == null ? path : found;
    }
}
