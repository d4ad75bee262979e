package cn.haoyuan.admin;

import cn.haoyuan.audit.ActFilter;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.web.Address;
import org.jspecify.annotations.Nullable;

/**
 * The filter of the log as it stands in the address; days that are none are left out.
 *
 * @param before id below which the page begins
 */
public record ActsQuery(
        @Nullable Verb verb,
        String text,
        String from,
        String to,
        String object,
        String objectId,
        String unit,
        Boolean signIns,
        @Nullable Long before) {

    public ActsQuery(
            @Nullable Verb verb,
            @Nullable String text,
            @Nullable String from,
            @Nullable String to,
            @Nullable String object,
            @Nullable String objectId,
            @Nullable String unit,
            @Nullable Boolean signIns,
            @Nullable Long before) {
        this.verb = verb;
        this.text = Typed.text(text);
        this.from = Typed.text(from);
        this.to = Typed.text(to);
        this.object = Typed.text(object);
        this.objectId = Typed.text(objectId);
        this.unit = Typed.text(unit);
        this.signIns = signIns != null && signIns;
        this.before = before;
    }

    ActFilter filter() {
        return new ActFilter(
                verb,
                text,
                Typed.day(from).orElse(null),
                Typed.day(to).orElse(null),
                ActObject.keys(object, objectId),
                objectId,
                unit,
                signIns);
    }

    Address address(String path) {
        return Address.of(path)
                .with("verb", verb)
                .with("text", text)
                .with("from", from)
                .with("to", to)
                .with("object", object)
                .with("objectId", objectId)
                .with("unit", unit)
                .with("signIns", signIns ? "true" : "");
    }
}
