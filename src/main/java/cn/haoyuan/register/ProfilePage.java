package cn.haoyuan.register;

import cn.haoyuan.org.Unit;
import cn.haoyuan.web.Merge;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The form of a kindergarten's profile.
 *
 * @param clash what somebody else saved otherwise meanwhile; null unless that is to be settled first
 */
public record ProfilePage(Unit unit, ProfileForm form, LocalDate today, Merge.@Nullable Clash clash) {}
