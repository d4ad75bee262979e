package cn.haoyuan.register;

import cn.haoyuan.org.Unit;
import java.time.LocalDate;

/** The form of a kindergarten's profile. */
public record ProfilePage(Unit unit, ProfileForm form, LocalDate today) {}
